import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as enrichment from '@hunter/core-enrichment';
import * as sources from '../src/index.js';
import { writeBin } from './write-bin.js';

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');
const example = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? '';

test('the example in the README does what it says', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ip-sources-'));
  const path = join(folder, 'sample.bin');
  const cells = [{ code: 'DE', name: 'Germany' }, '-', '-', 0, 0, 'Lale Net', '-', '-', '-', '-', 'DCH'];
  writeBin(path, { product: 'ip2location', type: 23, rows: [{ from: '0.0.0.0', cells }] });
  const script = example
    .replace(/^import (.+) from '@hunter\/core-enrichment';$/m, 'const $1 = enrichment;')
    .replace(/^import (.+) from '@hunter\/ip-sources';$/m, 'const $1 = sources;')
    .replace(/^(.+?); \/\/ (.+)$/gm, 'promises.push([$1, $2]);');
  const promises: (readonly [unknown, unknown])[] = [];
  const run = new Function('enrichment', 'sources', 'path', 'promises', `return (async () => { ${script} })();`);

  await run(enrichment, sources, path, promises);

  rmSync(folder, { recursive: true });
  expect(promises).toHaveLength(1);
  for (const [given, promised] of promises) expect(given).toStrictEqual(promised);
});
