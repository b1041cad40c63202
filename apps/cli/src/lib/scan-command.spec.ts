import { run } from '../../test/terminal.js';
import { chooseDepth } from './scan-command.js';

const named = (count: number) => Array.from({ length: count }, (_, index) => `firma${index}.example`);

test.each([
  ['one domain', named(1), null, 'full'],
  ['ten domains', named(10), null, 'full'],
  ['eleven domains', named(11), null, 'bulk'],
  ['a file', [], 'domains.txt', 'bulk'],
  ['a domain and standard input', named(1), '-', 'bulk'],
])('%s on the command line are read as deep as their number allows', (_, domains, file, depth) => {
  expect(chooseDepth(domains, file)).toBe(depth);
});

test('a depth that there is not is wrong use, and names what there is', async () => {
  const { code, stderr } = await run(['scan', '--depth', 'deep', 'firma.example']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/bulk.*full/);
});
