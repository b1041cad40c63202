import { createServer } from 'node:https';
import type { RequestListener, Server } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { lookupRegistration } from '@hunter/core-whois';
import { createOfflineRegistrationTransport, createRdapTransport } from '../src/index.js';
import type { RdapTransport, RdapTransportOptions } from '../src/index.js';
import { readRetryAfterMs } from '../src/lib/read-retry-after.js';
import { createTestCertificate } from './create-test-certificate.js';

const LOOPBACK = '127.0.0.1';
const domainObject = JSON.stringify({ objectClassName: 'domain', ldhName: 'firma.example' });

let server: Server;
let certificate: { cert: string; key: string };
let answer: RequestListener;
let requests: string[];
let resolved: string[];
const transports: RdapTransport[] = [];

beforeAll(async () => {
  certificate = await createTestCertificate();
  server = createServer(certificate, (request, response) => {
    requests.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
});

beforeEach(() => {
  requests = [];
  resolved = [];
});

afterEach(async () => {
  await Promise.all(transports.splice(0).map((transport) => transport.close()));
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** A transport whose names all lead to the server of this test, which it may speak to. */
function transportTo(options: RdapTransportOptions = {}): RdapTransport {
  const transport = createRdapTransport({
    ca: certificate.cert,
    intervalMs: 0,
    resolveHost(hostname) {
      resolved.push(hostname);
      return Promise.resolve([{ address: hostname === 'inside.test' ? '10.0.0.5' : LOOPBACK, family: 4 }]);
    },
    isAllowedAddress: (address) => address === LOOPBACK,
    ...options,
  });
  transports.push(transport);
  return transport;
}

function urlOf(path: string, host = 'rdap.test'): string {
  return `https://${host}:${(server.address() as AddressInfo).port}${path}`;
}

function respond(status: number, body = '', headers: Record<string, string> = {}): void {
  answer = (_request, response) => response.writeHead(status, headers).end(body);
}

const rdapJson = { 'content-type': 'application/rdap+json; charset=utf-8' };

test('brings the body of a domain that exists', async () => {
  respond(200, domainObject, rdapJson);
  expect(await transportTo().fetchRdap(urlOf('/domain/firma.example'))).toStrictEqual({
    kind: 'found',
    body: domainObject,
  });
  expect(requests).toStrictEqual(['/domain/firma.example']);
});

test('serves the lookup of the core end to end', async () => {
  respond(200, domainObject, rdapJson);
  const bootstrap = { publication: '', services: new Map([['example', [urlOf('/')]]]) };
  expect(
    await lookupRegistration(
      'firma.example',
      { ...createOfflineRegistrationTransport(), ...transportTo() },
      { bootstrap },
    ),
  ).toMatchObject({ status: 'present' });
});

test.each([
  [404, '', {}, { kind: 'absent' }],
  [404, '{"errorCode":404}', rdapJson, { kind: 'absent' }],
  [404, '{}', { 'content-type': 'application/json' }, { kind: 'absent' }],
  [404, '<html>Not found</html>', { 'content-type': 'text/html' }, { kind: 'failed', cause: 'malformed' }],
  [400, '{}', rdapJson, { kind: 'failed', cause: 'malformed' }],
  [403, '{}', rdapJson, { kind: 'failed', cause: 'refused' }],
  [429, '', {}, { kind: 'failed', cause: 'rate-limited' }],
  [500, '', {}, { kind: 'failed', cause: 'server-error' }],
  [503, '{}', rdapJson, { kind: 'failed', cause: 'server-error' }],
])('reads status %d with body %j as it is meant', async (status, body, headers, expected) => {
  respond(status, body, headers);
  expect(await transportTo().fetchRdap(urlOf('/domain/x'))).toStrictEqual(expected);
});

describe('keeping pace', () => {
  test('leaves time between two questions to the same host', async () => {
    respond(200, domainObject, rdapJson);
    const transport = transportTo({ intervalMs: 60 });
    const start = performance.now();
    await Promise.all(['/a', '/b', '/c'].map((path) => transport.fetchRdap(urlOf(path))));
    expect(performance.now() - start).toBeGreaterThan(100);
    expect(requests).toStrictEqual(['/a', '/b', '/c']);
  });

  test('leaves a host alone that says it was asked too often', async () => {
    respond(429);
    const transport = transportTo();
    await transport.fetchRdap(urlOf('/domain/x'));
    respond(200, domainObject, rdapJson);
    expect(await transport.fetchRdap(urlOf('/domain/x'))).toStrictEqual({ kind: 'failed', cause: 'rate-limited' });
    expect(requests).toHaveLength(1);
  });

  test('asks it again when the time it named is over', async () => {
    respond(429, '', { 'retry-after': '0' });
    const transport = transportTo();
    await transport.fetchRdap(urlOf('/domain/x'));
    respond(200, domainObject, rdapJson);
    expect(await transport.fetchRdap(urlOf('/domain/x'))).toMatchObject({ kind: 'found' });
  });

  test('answers disabled once it is closed', async () => {
    const transport = transportTo();
    await transport.close();
    expect(await transport.fetchRdap(urlOf('/domain/x'))).toStrictEqual({ kind: 'failed', cause: 'disabled' });
    expect(requests).toStrictEqual([]);
  });
});

test.each([
  ['2', 2_000],
  ['999999', 3_600_000],
  ['-1', null],
  ['Fri, 20 Nov 2026 00:00:00 GMT', null],
  [undefined, null],
])('reads Retry-After %j as %s ms', (header, pauseMs) => {
  expect(readRetryAfterMs(header)).toBe(pauseMs);
});

test('answers malformed for what is no URL', async () => {
  expect(await transportTo().fetchRdap('rdap')).toStrictEqual({ kind: 'failed', cause: 'malformed' });
});

test('follows a redirect to another host', async () => {
  answer = (request, response) =>
    request.url === '/domain/x'
      ? response.writeHead(302, { location: urlOf('/other/x', 'other.test') }).end('moved')
      : response.writeHead(200, rdapJson).end(domainObject);
  expect(await transportTo().fetchRdap(urlOf('/domain/x'))).toMatchObject({ kind: 'found' });
  expect(requests).toStrictEqual(['/domain/x', '/other/x']);
  expect(resolved).toStrictEqual(['rdap.test', 'other.test']);
});

test('follows a relative redirect', async () => {
  answer = (request, response) =>
    request.url === '/domain/x'
      ? response.writeHead(307, { location: '../v2/x' }).end()
      : response.writeHead(200, rdapJson).end(domainObject);
  expect(await transportTo().fetchRdap(urlOf('/domain/x'))).toMatchObject({ kind: 'found' });
  expect(requests).toStrictEqual(['/domain/x', '/v2/x']);
});

test('gives up on a redirect loop after the allowed number', async () => {
  respond(301, '', { location: '/again' });
  expect(await transportTo({ maxRedirects: 2 }).fetchRdap(urlOf('/again'))).toStrictEqual({
    kind: 'failed',
    cause: 'malformed',
  });
  expect(requests).toHaveLength(3);
});

test.each(['http://[', ''])('gives up on a redirect to %j', async (location) => {
  respond(302, '', location === '' ? {} : { location });
  expect(await transportTo().fetchRdap(urlOf('/domain/x'))).toStrictEqual({ kind: 'failed', cause: 'malformed' });
});

test.each([
  ['plain HTTP', 'http://other.test/'],
  ['a file', 'file:///etc/hostname'],
  ['a loopback literal', 'https://127.0.0.2/'],
  ['an IPv6 loopback literal', 'https://[::1]/'],
  ['a cloud metadata address', 'https://169.254.169.254/latest'],
  ['an address in disguise', 'https://2130706434/'],
  ['a name that leads inside', 'https://inside.test/'],
])('refuses a redirect to %s', async (_case, location) => {
  respond(302, '', { location });
  expect(await transportTo().fetchRdap(urlOf('/domain/x'))).toStrictEqual({ kind: 'failed', cause: 'unsafe-address' });
  expect(requests).toStrictEqual(['/domain/x']);
});

test('by default speaks to no private address, and never connects to find out', async () => {
  respond(200, domainObject, rdapJson);
  const transport = createRdapTransport({
    ca: certificate.cert,
    resolveHost: () => Promise.resolve([{ address: LOOPBACK, family: 4 }]),
  });
  transports.push(transport);
  expect(await transport.fetchRdap(urlOf('/domain/x'))).toStrictEqual({ kind: 'failed', cause: 'unsafe-address' });
  expect(requests).toStrictEqual([]);
});

test('refuses a name when one of its addresses is not allowed, or when it has none', async () => {
  for (const addresses of [[LOOPBACK, '10.0.0.5'], []]) {
    const resolveHost = () => Promise.resolve(addresses.map((address) => ({ address, family: 4 })));
    expect(await transportTo({ resolveHost }).fetchRdap(urlOf('/domain/x'))).toStrictEqual({
      kind: 'failed',
      cause: 'unsafe-address',
    });
  }
  expect(requests).toStrictEqual([]);
});

test('cuts off a body that is too large', async () => {
  respond(200, 'x'.repeat(2_000), rdapJson);
  expect(await transportTo({ maxBodyBytes: 1_999 }).fetchRdap(urlOf('/domain/x'))).toStrictEqual({
    kind: 'failed',
    cause: 'too-large',
  });
  expect(await transportTo({ maxBodyBytes: 2_000 }).fetchRdap(urlOf('/domain/x'))).toMatchObject({ kind: 'found' });
});

test.each([
  ['no answer', () => undefined],
  ['an answer that never ends', (_request, response) => response.writeHead(200, rdapJson).write('{')],
] satisfies [string, RequestListener][])('times out on %s', async (_case, listener) => {
  answer = listener;
  expect(await transportTo({ timeoutMs: 150 }).fetchRdap(urlOf('/domain/x'))).toStrictEqual({
    kind: 'failed',
    cause: 'timeout',
  });
});

test('times out on a server that never ends the handshake, and on a name that is never found', async () => {
  const silent = createTcpServer((socket) => socket.resume().on('error', () => socket.destroy()));
  await new Promise<void>((resolve) => silent.listen(0, LOOPBACK, resolve));
  const { port } = silent.address() as AddressInfo;
  const start = performance.now();
  const lost = transportTo({ timeoutMs: 150, resolveHost: () => new Promise(() => undefined) });
  const answers = [
    await transportTo({ timeoutMs: 150 }).fetchRdap(`https://rdap.test:${port}/`),
    await lost.fetchRdap(urlOf('/domain/x')),
  ];
  expect(answers).toStrictEqual(Array(2).fill({ kind: 'failed', cause: 'timeout' }));
  expect(performance.now() - start).toBeLessThan(1_000);
  await Promise.all(transports.splice(0).map((transport) => transport.close()));
  await new Promise((resolve) => silent.close(resolve));
});

test.each([
  ['a connection that breaks', () => transportTo()],
  ['a certificate that is not trusted', () => transportTo({ ca: '' })],
  ['a name that does not resolve', () => transportTo({ resolveHost: () => Promise.reject(new Error('ENOTFOUND')) })],
])('answers network for %s', async (_case, create) => {
  answer = (request) => request.socket.destroy();
  expect(await create().fetchRdap(urlOf('/domain/x'))).toStrictEqual({ kind: 'failed', cause: 'network' });
});
