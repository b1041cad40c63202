import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as engine from '../src/index.js';

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');
const example = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? '';

/** Each `expression; // value` line of the example, as a pair of what it gives and what it promises. */
function runExample(source: string): (readonly [unknown, unknown])[] {
  const script = source
    .replace(/^import (.+) from '@hunter\/core-sales-engine';$/m, 'const $1 = engine;')
    .replace(/^(.+?); \/\/ (.+)$/gm, 'promises.push([$1, $2]);');
  const promises: (readonly [unknown, unknown])[] = [];
  new Function('engine', 'promises', script)(engine, promises);
  return promises;
}

test('the example in the README does what it says', () => {
  const promises = runExample(example);
  expect(promises).toHaveLength(5);
  for (const [given, promised] of promises) expect(given).toStrictEqual(promised);
});
