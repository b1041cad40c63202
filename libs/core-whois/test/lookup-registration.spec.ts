import { lookupRegistration, parseWhoisText } from '../src/index.js';
import type { KnownRegistration, RdapAnswer, RdapBootstrap, RegistrationCache, WhoisServers } from '../src/index.js';
import { registeredDomain } from './rdap-samples.js';
import { answering, said, timeout } from './registry-fakes.js';
import type { FakeTransport } from './registry-fakes.js';
import { gtld, trabis } from './whois-samples.js';

const domain = 'lale-tekstil.example';
const bootstrap: RdapBootstrap = {
  publication: '2026-01-01T00:00:00Z',
  services: new Map([['example', ['https://one.test/rdap', 'https://two.test/rdap/']]]),
};
const noServices: RdapBootstrap = { publication: '', services: new Map() };
const noServers: WhoisServers = new Map();
const whoisServers: WhoisServers = new Map([['example', { host: 'whois.registry.test' }]]);
const found: RdapAnswer = { kind: 'found', body: JSON.stringify(registeredDomain) };
const engineVersion = 'core-whois/1';

describe('over RDAP', () => {
  const options = { bootstrap, whoisServers: noServers };

  test('asks the first service and reads its answer', async () => {
    const transport = answering([found]);
    const registration = await lookupRegistration(domain, transport, options);
    expect(transport.urls).toStrictEqual(['https://one.test/rdap/domain/lale-tekstil.example']);
    expect(transport.questions).toStrictEqual([]);
    expect(registration).toMatchObject({
      status: 'present',
      source: 'rdap',
      server: 'one.test',
      engineVersion,
      registrar: 'Örnek Alan Adı A.Ş.',
    });
  });

  test('is absent only when a service says so', async () => {
    expect(await lookupRegistration(domain, answering([{ kind: 'absent' }]), options)).toStrictEqual({
      status: 'absent',
      source: 'rdap',
      server: 'one.test',
      engineVersion,
    });
  });

  test('asks the next service when one fails or talks nonsense', async () => {
    for (const first of [timeout, { kind: 'found', body: '<html>' } as const]) {
      const transport = answering([first, found]);
      expect(await lookupRegistration(domain, transport, options)).toMatchObject({
        status: 'present',
        server: 'two.test',
      });
      expect(transport.urls[1]).toBe('https://two.test/rdap/domain/lale-tekstil.example');
    }
  });

  test.each([
    ['rate-limited', [timeout, { kind: 'failed', cause: 'rate-limited' }]],
    ['malformed', [timeout, { kind: 'found', body: '{}' }]],
  ] satisfies [string, RdapAnswer[]][])(
    'is unknown with cause %s when no WHOIS server is known either',
    async (cause, answers) => {
      const transport = answering(answers, { 'whois.iana.org': said('domain: EXAMPLE\nstatus: ACTIVE\n') });
      expect(await lookupRegistration(domain, transport, options)).toStrictEqual({
        status: 'unknown',
        cause,
        engineVersion,
      });
    },
  );

  test('asks over WHOIS when every service fails', async () => {
    const transport = answering([timeout, timeout], {
      'whois.registry.test': said(gtld.replaceAll('ORNEK', 'LALE-TEKSTIL')),
    });
    expect(await lookupRegistration(domain, transport, { bootstrap, whoisServers })).toMatchObject({
      status: 'present',
      source: 'whois',
      expiresAt: '2027-03-01',
    });
    expect(transport.urls).toHaveLength(2);
  });
});

describe('over WHOIS', () => {
  const ornek = 'ornek.example';
  const options = { bootstrap: noServices, whoisServers };

  test('reads what the registry says, and asks nobody else when it says all', async () => {
    const transport = answering([], { 'whois.registry.test': said(gtld) });
    expect(await lookupRegistration(ornek, transport, options)).toStrictEqual({
      status: 'present',
      source: 'whois',
      server: 'whois.registry.test',
      engineVersion,
      registrar: 'Registrar Example, Inc.',
      registrarIanaId: '9999',
      createdAt: '2010-03-01',
      expiresAt: '2027-03-01',
      nameservers: ['ns1.dns.example', 'ns2.dns.example'],
      statuses: ['client transfer prohibited', 'active'],
    });
    expect(transport.questions).toStrictEqual(['whois.registry.test ornek.example']);
  });

  test('is absent only when the registry says so', async () => {
    const transport = answering([], { 'whois.registry.test': said('No match found for ornek.example\n') });
    expect(await lookupRegistration(ornek, transport, options)).toStrictEqual({
      status: 'absent',
      source: 'whois',
      server: 'whois.registry.test',
      engineVersion,
    });
  });

  test.each([
    ['timeout', timeout],
    ['rate-limited', said('Query rate limit exceeded. Try again later.\n')],
    ['refused', said('Access denied.\n')],
    ['malformed', said('Hello.\n')],
    ['malformed', said('No match for other.example\n')],
    ['unsafe-address', { kind: 'failed', cause: 'unsafe-address' } as const],
  ])('is unknown with cause %s when the registry answers so', async (cause, answer) => {
    const transport = answering([], { 'whois.registry.test': answer });
    expect(await lookupRegistration(ornek, transport, options)).toStrictEqual({
      status: 'unknown',
      cause,
      engineVersion,
    });
  });

  test('finds the registry through IANA when it is not listed', async () => {
    const transport = answering([], {
      'whois.iana.org': said('% IANA WHOIS server\nrefer:        whois.registry.test\n\ndomain:       EXAMPLE\n'),
      'whois.registry.test': said(gtld),
    });
    const registration = await lookupRegistration(ornek, transport, { ...options, whoisServers: noServers });
    expect(registration).toMatchObject({ status: 'present', server: 'whois.registry.test' });
    expect(transport.questions).toStrictEqual(['whois.iana.org example', 'whois.registry.test ornek.example']);
  });

  test.each([
    ['no-service', said('domain: EXAMPLE\nstatus: ACTIVE\n')],
    ['no-service', said('refer: whois.iana.org\n')],
    ['no-service', said('refer: whois.registry.test:4343\n')],
    ['timeout', timeout],
  ])('is unknown with cause %s when IANA names no server', async (cause, answer) => {
    const transport = answering([], { 'whois.iana.org': answer });
    const registration = await lookupRegistration(ornek, transport, { ...options, whoisServers: noServers });
    expect(registration).toStrictEqual({ status: 'unknown', cause, engineVersion });
    expect(transport.questions).toHaveLength(1);
  });

  describe('with a referral to the registrar', () => {
    const thin = `Domain Name: ORNEK.EXAMPLE
Registrar: Registry's Word
Registrar WHOIS Server: whois.registrar.test
Creation Date: 2010-03-01T08:00:00Z
`;

    test('asks the registrar for what the registry leaves unsaid, and believes the registry where both speak', async () => {
      const transport = answering([], { 'whois.registry.test': said(thin), 'whois.registrar.test': said(gtld) });
      expect(await lookupRegistration(ornek, transport, options)).toMatchObject({
        server: 'whois.registry.test',
        registrar: "Registry's Word",
        expiresAt: '2027-03-01',
        nameservers: ['ns1.dns.example', 'ns2.dns.example'],
      });
    });

    test.each([
      ['fails', timeout],
      ['knows nothing', said('No match for ornek.example\n')],
      ['speaks of another domain', said(gtld.replace('ORNEK', 'OTHER'))],
      ['leads inside', { kind: 'failed', cause: 'unsafe-address' } as const],
    ])('keeps what the registry said when the registrar %s', async (_case, answer) => {
      const transport = answering([], { 'whois.registry.test': said(thin), 'whois.registrar.test': answer });
      expect(await lookupRegistration(ornek, transport, options)).toMatchObject({
        status: 'present',
        registrar: "Registry's Word",
        createdAt: '2010-03-01',
        expiresAt: null,
      });
    });

    test('follows two referrals at most, and none in a circle', async () => {
      const referTo = (host: string) => said(thin.replace('whois.registrar.test', host));
      const chain = answering([], {
        'whois.registry.test': referTo('a.test'),
        'a.test': referTo('b.test'),
        'b.test': referTo('c.test'),
      });
      await lookupRegistration(ornek, chain, options);
      expect(hostsOf(chain)).toStrictEqual(['whois.registry.test', 'a.test', 'b.test']);

      const circle = answering([], {
        'whois.registry.test': referTo('a.test'),
        'a.test': referTo('whois.registry.test'),
      });
      await lookupRegistration(ornek, circle, options);
      expect(hostsOf(circle)).toStrictEqual(['whois.registry.test', 'a.test']);
    });

    test('counts the way through IANA as the first referral', async () => {
      const transport = answering([], {
        'whois.iana.org': said('refer: whois.registry.test\n'),
        'whois.registry.test': said(thin),
        'whois.registrar.test': said(thin.replace('whois.registrar.test', 'a.test')),
      });
      await lookupRegistration(ornek, transport, { ...options, whoisServers: noServers });
      expect(hostsOf(transport)).toStrictEqual(['whois.iana.org', 'whois.registry.test', 'whois.registrar.test']);
    });

    test.each([
      'whois.registrar.test:4343',
      'rwhois://whois.registrar.test:4321',
      'https://registrar.test/whois?d=x',
      'localhost',
      '',
    ])('does not follow %j', async (target) => {
      const transport = answering([], { 'whois.registry.test': said(thin.replace('whois.registrar.test', target)) });
      await lookupRegistration(ornek, transport, options);
      expect(hostsOf(transport)).toStrictEqual(['whois.registry.test']);
    });

    test.each([
      ['WHOIS.Registrar.test.', 'whois.registrar.test'],
      ['whois://whois.registrar.test/', 'whois.registrar.test'],
      ['http://whois.registrar.test:43', 'whois.registrar.test'],
      ['[::ffff:127.0.0.1]', '::ffff:127.0.0.1'],
    ])('takes the host out of %s, for the transport to judge', (target, host) => {
      expect(parseWhoisText(thin.replace('whois.registrar.test', target), ornek)).toMatchObject({ referral: host });
    });
  });

  describe('of .tr', () => {
    const turkish = { bootstrap: noServices };
    const starred = trabis.replace('ornek.example', 'ornek.tr');

    test('asks the registry that IANA names, which has no RDAP', async () => {
      const transport = answering([], { 'whois.trabis.gov.tr': said(starred) });
      expect(await lookupRegistration('ornek.tr', transport)).toMatchObject({
        status: 'present',
        registrar: 'Örnek İnternet ve Bilişim Hizmetleri A.Ş.',
      });
      expect(transport.urls).toStrictEqual([]);
      expect(transport.questions).toStrictEqual(['whois.trabis.gov.tr ornek.tr']);
    });

    test('restores the Turkish letters of an answer in ISO-8859-9', async () => {
      const body = Uint8Array.from(starred, (letter) => ISO_8859_9[letter] ?? letter.charCodeAt(0));
      const transport = answering([], { 'whois.trabis.gov.tr': { kind: 'answered', body } });
      expect(await lookupRegistration('ornek.tr', transport, turkish)).toMatchObject({
        registrar: 'Örnek İnternet ve Bilişim Hizmetleri A.Ş.',
      });
    });

    test('asks for an internationalised name by its U-label, and knows it again in either form', async () => {
      for (const name of ['örnek.tr', 'xn--rnek-4qa.tr']) {
        const transport = answering([], { 'whois.trabis.gov.tr': said(starred.replace('ornek.tr', name)) });
        expect(await lookupRegistration('xn--rnek-4qa.tr', transport, turkish)).toMatchObject({ status: 'present' });
        expect(transport.questions).toStrictEqual(['whois.trabis.gov.tr örnek.tr']);
      }
      const transport = answering([], { 'whois.trabis.gov.tr': said('No match found for örnek.tr') });
      expect(await lookupRegistration('xn--rnek-4qa.tr', transport, turkish)).toMatchObject({ status: 'absent' });
    });
  });

  test.each([
    ['ornek.com', 'whois.verisign-grs.com domain ornek.com'],
    ['ornek.de', 'whois.denic.de -T dn,ace ornek.de'],
    ['ornek.jp', 'whois.jprs.jp ornek.jp/e'],
  ])('asks for %s the way its server wants', async (name, question) => {
    const transport = answering([]);
    await lookupRegistration(name, transport, { bootstrap: noServices });
    expect(transport.questions).toStrictEqual([question]);
  });
});

test.each([
  '',
  'localhost',
  'Ornek.example',
  'örnek.example',
  '-T.example',
  'a b.example',
  'a.example\r\nb',
  'a..example',
  'a.example.',
  `${'a'.repeat(64)}.example`,
  `${'a.'.repeat(130)}example`,
])('asks nobody for %j, which is no domain', async (name) => {
  const transport = answering([found]);
  expect(await lookupRegistration(name, transport, { bootstrap, whoisServers })).toStrictEqual({
    status: 'unknown',
    cause: 'invalid-domain',
    engineVersion,
  });
  expect([...transport.urls, ...transport.questions]).toStrictEqual([]);
});

describe('with a cache', () => {
  function remembering(): RegistrationCache & { readonly kept: Map<string, KnownRegistration> } {
    const kept = new Map<string, KnownRegistration>();
    return { kept, get: (name) => kept.get(name), set: (name, registration) => void kept.set(name, registration) };
  }

  test.each([found, { kind: 'absent' } as const])('asks once for what a registry has said', async (answer) => {
    const transport = { ...answering([answer]), cache: remembering() };
    const first = await lookupRegistration(domain, transport, { bootstrap });
    expect(await lookupRegistration(domain, transport, { bootstrap })).toStrictEqual(first);
    expect(transport.urls).toHaveLength(1);
  });

  test('never keeps a failure', async () => {
    const cache = remembering();
    const transport = { ...answering([timeout, timeout, found]), cache };
    const options = { bootstrap, whoisServers };
    expect(await lookupRegistration(domain, transport, options)).toMatchObject({ status: 'unknown', cause: 'timeout' });
    expect(cache.kept.size).toBe(0);
    expect(await lookupRegistration(domain, transport, options)).toMatchObject({ status: 'present' });
  });
});

const ISO_8859_9: Readonly<Record<string, number>> = { Ğ: 0xd0, İ: 0xdd, Ş: 0xde, ğ: 0xf0, ı: 0xfd, ş: 0xfe };

function hostsOf(transport: FakeTransport): string[] {
  return transport.questions.map((question) => question.split(' ')[0] ?? '');
}
