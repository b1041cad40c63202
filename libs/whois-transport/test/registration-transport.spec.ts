import { lookupRegistration } from '@hunter/core-whois';
import type { LookupRegistrationOptions, RdapBootstrap, WhoisServers } from '@hunter/core-whois';
import { createRegistrationTransport, isPublicAddress } from '../src/index.js';
import type { ClosableRegistrationTransport, RegistrationTransportOptions } from '../src/index.js';
import { LOOPBACK, startWhoisServer } from './whois-server.js';
import type { WhoisServer } from './whois-server.js';

const thin = (referral: string): string =>
  `Domain Name: ORNEK.EXAMPLE\r\nRegistrar: Örnek Kayıt A.Ş.\r\nRegistrar WHOIS Server: ${referral}\r\n`;
const full = 'Domain Name: ORNEK.EXAMPLE\r\nCreation Date: 2010-03-01\r\nRegistry Expiry Date: 2027-03-01\r\n';
const noServices: RdapBootstrap = { publication: '', services: new Map() };
const whoisServers: WhoisServers = new Map([['example', { host: 'whois.registry.test' }]]);
const options: LookupRegistrationOptions = { bootstrap: noServices, whoisServers };

let server: WhoisServer;
let resolved: string[];
const transports: ClosableRegistrationTransport[] = [];

beforeAll(async () => {
  server = await startWhoisServer();
});

beforeEach(() => {
  server.queries.length = 0;
  resolved = [];
});

afterEach(async () => {
  await Promise.all(transports.splice(0).map((transport) => transport.close()));
});

afterAll(() => server.close());

/** A transport whose names all lead to the server of this test, which it may speak to. */
function transportTo(change: RegistrationTransportOptions = {}): ClosableRegistrationTransport {
  const transport = createRegistrationTransport({
    whois: { port: server.port, intervalMs: 0 },
    resolveHost(hostname) {
      resolved.push(hostname);
      return Promise.resolve([{ address: LOOPBACK, family: 4 }]);
    },
    isAllowedAddress: (address) => address === LOOPBACK || isPublicAddress(address),
    ...change,
  });
  transports.push(transport);
  return transport;
}

/** Sends the given answers one after the other, then the last one again and again. */
function answer(...texts: string[]): void {
  let asked = 0;
  server.converse = (socket) => {
    socket.end(texts[Math.min(asked, texts.length - 1)] ?? '');
    asked += 1;
  };
}

test('goes from IANA to the registry to the registrar', async () => {
  answer('refer: whois.registry.test\r\n', thin('whois.registrar.test'), full);
  const registration = await lookupRegistration('ornek.example', transportTo(), {
    ...options,
    whoisServers: new Map(),
  });
  expect(registration).toMatchObject({
    status: 'present',
    source: 'whois',
    server: 'whois.registry.test',
    registrar: 'Örnek Kayıt A.Ş.',
    expiresAt: '2027-03-01',
  });
  expect(resolved).toStrictEqual(['whois.iana.org', 'whois.registry.test', 'whois.registrar.test']);
  expect(server.queries).toStrictEqual(['example', 'ornek.example', 'ornek.example']);
});

test('asks over WHOIS when the RDAP service cannot be reached', async () => {
  answer(full);
  const bootstrap = { publication: '', services: new Map([['example', ['https://rdap.test:1/']]]) };
  expect(await lookupRegistration('ornek.example', transportTo(), { bootstrap, whoisServers })).toMatchObject({
    status: 'present',
    source: 'whois',
  });
  expect(resolved).toStrictEqual(['rdap.test', 'whois.registry.test']);
});

test.each(['10.0.0.1', '169.254.169.254', '[::ffff:127.0.0.1]', '[::1]', 'whois://192.168.0.1:43/'])(
  'does not follow a referral to %s, and keeps what the registry said',
  async (target) => {
    answer(thin(target), full);
    expect(await lookupRegistration('ornek.example', transportTo(), options)).toMatchObject({
      status: 'present',
      registrar: 'Örnek Kayıt A.Ş.',
      expiresAt: null,
    });
    expect(server.queries).toHaveLength(1);
  },
);

test.each(['127.0.0.1', 'localhost', 'rebinding.test'])(
  'does not follow a referral that leads to loopback through %s',
  async (target) => {
    answer(thin(target.includes('.') ? target : `${target}.`), full);
    let judged = 0;
    const isAllowedAddress = (address: string): boolean => address === LOOPBACK && (judged += 1) === 1;
    const transport = transportTo({ isAllowedAddress });
    expect(await lookupRegistration('ornek.example', transport, options)).toMatchObject({ expiresAt: null });
    expect(server.queries).toHaveLength(1);
  },
);

test('is unknown, not absent, when IANA refers into the own network', async () => {
  answer('refer: 10.0.0.1\r\n', 'No match for ornek.example');
  expect(
    await lookupRegistration('ornek.example', transportTo(), { ...options, whoisServers: new Map() }),
  ).toMatchObject({ status: 'unknown', cause: 'unsafe-address' });
});

test('ends a circle of referrals', async () => {
  answer(thin('whois.registrar.test'), thin('whois.registry.test'));
  expect(await lookupRegistration('ornek.example', transportTo(), options)).toMatchObject({ status: 'present' });
  expect(server.queries).toHaveLength(2);
});

test('restores the letters of a server that speaks ISO-8859-9', async () => {
  server.converse = (socket) =>
    socket.end(Buffer.from('Domain Name: ornek.example\r\nRegistrar: \xddyi \xd0\xfe \xfeirket\r\n', 'latin1'));
  const turkish: WhoisServers = new Map([['example', { host: 'whois.registry.test', charset: 'iso-8859-9' }]]);
  expect(await lookupRegistration('ornek.example', transportTo(), { ...options, whoisServers: turkish })).toMatchObject(
    {
      registrar: 'İyi Ğş şirket',
    },
  );
});

describe('the cache', () => {
  test.each([full, 'No match for ornek.example'])('keeps %j for as long as it is told', async (text) => {
    answer(text);
    const transport = transportTo({ cacheTtlMs: 150 });
    const first = await lookupRegistration('ornek.example', transport, options);
    expect(await lookupRegistration('ornek.example', transport, options)).toStrictEqual(first);
    expect(server.queries).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await lookupRegistration('ornek.example', transport, options);
    expect(server.queries).toHaveLength(2);
  });

  test('keeps no failure', async () => {
    answer('Hello.', full);
    const transport = transportTo();
    expect(await lookupRegistration('ornek.example', transport, options)).toMatchObject({ status: 'unknown' });
    expect(await lookupRegistration('ornek.example', transport, options)).toMatchObject({ status: 'present' });
  });

  test('drops the least recently used', async () => {
    const transport = transportTo({ cacheEntries: 2 });
    server.converse = (socket, query) => socket.end(`No match for ${query}`);
    for (const name of ['a.example', 'b.example', 'a.example', 'c.example', 'a.example', 'b.example']) {
      await lookupRegistration(name, transport, options);
    }
    expect(server.queries).toStrictEqual(['a.example', 'b.example', 'c.example', 'b.example']);
  });
});

test('asks nobody when it is not enabled', async () => {
  const transport = transportTo({ enabled: false });
  expect(await lookupRegistration('ornek.example', transport)).toMatchObject({ status: 'unknown', cause: 'disabled' });
  await transport.close();
  expect(resolved).toStrictEqual([]);
});

test('asks nobody any more once it is closed', async () => {
  const transport = transportTo();
  await transport.close();
  const bootstrap = { publication: '', services: new Map([['example', ['https://rdap.test:1/']]]) };
  expect(await lookupRegistration('ornek.example', transport, { bootstrap, whoisServers })).toMatchObject({
    status: 'unknown',
    cause: 'disabled',
  });
  expect(resolved).toStrictEqual([]);
});

test('by default speaks to public addresses only', async () => {
  const transport = createRegistrationTransport({
    whois: { port: server.port },
    resolveHost: () => Promise.resolve([{ address: LOOPBACK, family: 4 }]),
  });
  transports.push(transport);
  expect(await lookupRegistration('ornek.example', transport, options)).toMatchObject({ cause: 'unsafe-address' });
  expect(server.queries).toStrictEqual([]);
});
