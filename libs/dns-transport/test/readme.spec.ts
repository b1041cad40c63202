import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDnsServer } from './dns-server.js';
import { fetchMx } from './readme-example.js';

it('shows an example in the README that does what it says', async () => {
  const server = await startDnsServer(({ name }) => ({
    answers: [{ type: 'MX', name, ttl: 60, data: { preference: 10, exchange: 'mail.firma.example' } }],
  }));
  expect(await fetchMx('firma.example', server.address)).toEqual({
    kind: 'records',
    records: [{ type: 'MX', preference: 10, exchange: 'mail.firma.example' }],
    authenticated: false,
    aliases: [],
  });
  await server.close();
});

it('keeps the README and the example the same', () => {
  const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
  const example = readFileSync(join(__dirname, 'readme-example.ts'), 'utf8').replaceAll(
    '../src/index.js',
    '@hunter/dns-transport',
  );
  expect(readme).toContain(`\`\`\`ts\n${example}\`\`\``);
});
