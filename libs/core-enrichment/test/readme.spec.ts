import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as enrichment from '../src/index.js';

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');
const example = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? '';

test('the example in the README does what it says', () => {
  const script = example
    .replace(/^import (.+) from '@hunter\/core-enrichment';$/m, 'const $1 = enrichment;')
    .replace(/^(.+?); \/\/ (.+)$/gm, 'promises.push([$1, $2]);');
  const promises: (readonly [unknown, unknown])[] = [];
  new Function('enrichment', 'promises', script)(enrichment, promises);
  expect(promises).toHaveLength(5);
  for (const [given, promised] of promises) expect(given).toStrictEqual(promised);
});
