import { bundledRdapBootstrap, lookupRegistration, rdapServicesFor, readRdapBootstrap } from '../src/index.js';
import type { RdapAnswer, RdapBootstrap, RegistrationTransport } from '../src/index.js';
import { registeredDomain } from './rdap-samples.js';

const domain = 'lale-tekstil.example';
const bootstrap: RdapBootstrap = {
  publication: '2026-01-01T00:00:00Z',
  services: new Map([['example', ['https://one.test/rdap', 'https://two.test/rdap/']]]),
};
const found: RdapAnswer = { kind: 'found', body: JSON.stringify(registeredDomain) };
const timeout: RdapAnswer = { kind: 'failed', cause: 'timeout' };

/** Answers in the given order and remembers what it was asked. */
function answering(...answers: RdapAnswer[]): RegistrationTransport & { readonly urls: string[] } {
  const urls: string[] = [];
  return {
    urls,
    fetchRdap(url) {
      urls.push(url);
      return Promise.resolve(answers[urls.length - 1] ?? timeout);
    },
  };
}

test('asks the first service and reads its answer', async () => {
  const transport = answering(found);
  const registration = await lookupRegistration(domain, transport, { bootstrap });
  expect(transport.urls).toStrictEqual(['https://one.test/rdap/domain/lale-tekstil.example']);
  expect(registration).toMatchObject({ status: 'present', source: 'rdap', registrar: 'Örnek Alan Adı A.Ş.' });
});

test('is absent only when a service says so', async () => {
  expect(await lookupRegistration(domain, answering({ kind: 'absent' }), { bootstrap })).toStrictEqual({
    status: 'absent',
    source: 'rdap',
  });
});

test('asks the next service when one fails or talks nonsense', async () => {
  for (const first of [timeout, { kind: 'found', body: '<html>' } as const]) {
    const transport = answering(first, found);
    expect(await lookupRegistration(domain, transport, { bootstrap })).toMatchObject({ status: 'present' });
    expect(transport.urls[1]).toBe('https://two.test/rdap/domain/lale-tekstil.example');
  }
});

test.each([
  ['timeout', [timeout, timeout]],
  ['rate-limited', [timeout, { kind: 'failed', cause: 'rate-limited' }]],
  ['malformed', [timeout, { kind: 'found', body: '{}' }]],
  ['disabled', [timeout, { kind: 'failed', cause: 'disabled' }]],
] satisfies [string, RdapAnswer[]][])('is unknown with cause %s when every service fails', async (cause, answers) => {
  expect(await lookupRegistration(domain, answering(...answers), { bootstrap })).toStrictEqual({
    status: 'unknown',
    cause,
  });
});

test('is unknown when no service answers for the suffix, and asks nobody', async () => {
  const transport = answering(found);
  expect(await lookupRegistration('firma.com.tr', transport, { bootstrap: bundledRdapBootstrap })).toStrictEqual({
    status: 'unknown',
    cause: 'no-service',
  });
  expect(transport.urls).toStrictEqual([]);
});

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
