import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFirma } from './readme-example.js';
import { createZoneResolver } from './zone-resolver.js';

it('shows an example in the README that does what it says', async () => {
  const resolver = createZoneResolver({
    'firma.example': { MX: ['0 firma-example.mail.protection.outlook.com'], TXT: ['v=spf1 mx -all'] },
    '_dmarc.firma.example': { TXT: ['v=DMARC1; p=reject'] },
    'lyncdiscover.firma.example': 'timeout',
  });
  expect(await readFirma(resolver)).toEqual({
    status: 'completed',
    signals: {
      mxHosts: ['firma-example.mail.protection.outlook.com'],
      spf: true,
      dkim: false,
      dmarcPolicy: 'reject',
      spfRecord: 'v=spf1 mx -all',
    },
    spfLookups: 1,
    proof: {
      part: 'dmarc',
      status: 'present',
      name: '_dmarc.firma.example',
      raw: 'v=DMARC1; p=reject',
      readAt: '2026-03-01T09:00:00.000Z',
    },
  });
});

it('keeps the README and the example the same', () => {
  const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
  const example = readFileSync(join(__dirname, 'readme-example.ts'), 'utf8').replaceAll(
    '../src/index.js',
    '@hunter/core-dns',
  );
  expect(readme).toContain(`\`\`\`ts\n${example}\`\`\``);
});
