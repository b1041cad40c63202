import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as whois from '../src/index.js';
import type { RegistrationTransport } from '../src/index.js';
import { registeredDomain } from './rdap-samples.js';

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');
const example = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? '';

const transport: RegistrationTransport = {
  fetchRdap: () =>
    Promise.resolve({ kind: 'found', body: JSON.stringify({ ...registeredDomain, ldhName: 'lale-tekstil.com' }) }),
  fetchWhois: () => Promise.resolve({ kind: 'failed', cause: 'disabled' }),
};

test('the example in the README does what it says', async () => {
  const script = example
    .replace(/^import (.+) from '@hunter\/core-whois';$/m, 'const $1 = whois;')
    .replace(/^(.+?); \/\/ (.+)$/gm, 'promises.push([$1, $2]);');
  const promises: (readonly [unknown, unknown])[] = [];
  const run = new Function('whois', 'transport', 'promises', `return (async () => { ${script} })();`);
  await run(whois, transport, promises);
  expect(promises).toHaveLength(4);
  for (const [given, promised] of promises) expect(given).toStrictEqual(promised);
});
