import { bundledRdapBootstrap, rdapBootstrapAgeDays, rdapServicesFor, readRdapBootstrap } from '../src/index.js';

test('reads the bootstrap registry as IANA publishes it, longest suffix first', () => {
  const registry = readRdapBootstrap(
    JSON.stringify({
      version: '1.0',
      publication: '2026-11-01T00:00:00Z',
      services: [
        [
          ['EXAMPLE', 'test'],
          ['http://plain.test/', 'https://short.test/'],
        ],
        [['co.example'], ['https://long.test/']],
        [['plain'], ['http://plain.test/']],
        'odd',
        [['odd']],
        [
          [1, null, 'mixed'],
          [2, 'https://mixed.test/'],
        ],
      ],
    }),
  );
  expect(registry?.publication).toBe('2026-11-01T00:00:00Z');
  const services = (name: string): readonly string[] => rdapServicesFor(name, registry!);
  expect(services('firma.co.example')).toStrictEqual(['https://long.test/']);
  expect(services('firma.xco.example')).toStrictEqual(['https://short.test/']);
  expect(services('firma.test')).toStrictEqual(['https://short.test/']);
  expect(services('firma.plain')).toStrictEqual([]);
  expect(services('firma.mixed')).toStrictEqual(['https://mixed.test/']);
  expect(services('example')).toStrictEqual([]);
});

test.each(['', '{', 'null', '[]', '{"services":[]}', '{"publication":"x","services":{}}'])(
  'reads no bootstrap from %j',
  (text) => {
    expect(readRdapBootstrap(text)).toBeNull();
  },
);

test('the bundled services are https and end in a slash', () => {
  expect(bundledRdapBootstrap.services.size).toBeGreaterThan(10);
  for (const urls of bundledRdapBootstrap.services.values()) {
    for (const url of urls) expect(url).toMatch(/^https:\/\/.+\/$/);
  }
});

test.each([
  ['ornek.com', 'https://rdap.verisign.com/com/v1/'],
  ['ornek.istanbul', 'https://rdap.identitydigital.services/rdap/'],
  ['ornek.co.uk', 'https://rdap.nominet.uk/uk/'],
  ['ornek.xyz', 'https://rdap.centralnic.com/xyz/'],
  ['ornek.club', 'https://rdap.nic.club/'],
])('the bundled service of %s is %s', (name, url) => {
  expect(rdapServicesFor(name, bundledRdapBootstrap)).toStrictEqual([url]);
});

test.each(['ornek.tr', 'ornek.com.tr', 'ornek.de'])('no service is bundled for %s', (name) => {
  expect(rdapServicesFor(name, bundledRdapBootstrap)).toStrictEqual([]);
});

test('tells how old a registry is', () => {
  expect(rdapBootstrapAgeDays(bundledRdapBootstrap, '2026-02-09')).toBe(10);
  expect(rdapBootstrapAgeDays({ publication: 'soon', services: new Map() }, '2026-02-09')).toBeNull();
});
