import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { createWhoisTransport } from '../src/index.js';
import type { WhoisTransport, WhoisTransportOptions } from '../src/index.js';
import { exchangeWhois } from '../src/lib/whois-exchange.js';
import { LOOPBACK, startWhoisServer } from './whois-server.js';
import type { Conversation, WhoisServer } from './whois-server.js';

const HOST = 'whois.registry.test';

let server: WhoisServer;
let resolved: string[];
const transports: WhoisTransport[] = [];

beforeAll(async () => {
  server = await startWhoisServer();
});

beforeEach(() => {
  server.queries.length = 0;
  resolved = [];
});

afterEach(() => {
  for (const transport of transports.splice(0)) transport.close();
});

afterAll(() => server.close());

/** A transport whose names all lead to the server of this test, which it may speak to. */
function transportTo(options: WhoisTransportOptions = {}): WhoisTransport {
  const transport = createWhoisTransport({
    port: server.port,
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

const failed = (cause: string) => ({ kind: 'failed', cause });

async function textOf(transport: WhoisTransport, query = 'ornek.example'): Promise<string> {
  const answer = await transport.fetchWhois(HOST, query);
  return answer.kind === 'answered' ? Buffer.from(answer.body).toString('utf8') : answer.cause;
}

test('sends one line and brings all bytes until the server closes', async () => {
  server.converse = (socket) => {
    socket.write(Buffer.from([0xdd, 0x73]));
    setTimeout(() => socket.end(Buffer.from([0xfe])), 20);
  };
  const answer = await transportTo().fetchWhois(HOST, 'domain örnek.example');
  expect(answer).toMatchObject({ kind: 'answered' });
  expect(answer.kind === 'answered' && [...answer.body]).toStrictEqual([0xdd, 0x73, 0xfe]);
  expect(server.queries).toStrictEqual(['domain örnek.example']);
  expect(resolved).toStrictEqual([HOST]);
});

test.each([
  ['says nothing', () => undefined],
  ['starts and stops', (socket) => socket.write('Domain Name: ')],
  [
    'dribbles',
    (socket) => {
      const timer = setInterval(() => socket.write('.'), 20);
      socket.once('close', () => clearInterval(timer));
    },
  ],
] satisfies [string, Conversation][])('times out on a server that %s', async (_case, converse) => {
  server.converse = converse;
  const start = performance.now();
  expect(await transportTo({ readTimeoutMs: 200 }).fetchWhois(HOST, 'x')).toStrictEqual(failed('timeout'));
  expect(performance.now() - start).toBeLessThan(1_000);
});

test('times out on a name that is never found', async () => {
  const transport = transportTo({ connectTimeoutMs: 100, resolveHost: () => new Promise(() => undefined) });
  expect(await transport.fetchWhois(HOST, 'x')).toStrictEqual(failed('timeout'));
});

test('gives up on an answer that is too large, and hangs up', async () => {
  server.converse = (socket) => socket.write('x'.repeat(100_000));
  expect(await transportTo({ maxAnswerBytes: 5_000 }).fetchWhois(HOST, 'x')).toStrictEqual(failed('too-large'));
  await until(() => server.connections.size === 0);
});

test('takes an answer of exactly the largest size', async () => {
  server.converse = (socket) => socket.end('x'.repeat(5_000));
  expect(await textOf(transportTo({ maxAnswerBytes: 5_000 }))).toHaveLength(5_000);
});

test.each([
  ['hangs up without a word', (socket) => socket.end()],
  ['resets the connection', (socket) => socket.resetAndDestroy()],
  [
    'resets it in the middle',
    (socket) => {
      socket.write('No match for ');
      setTimeout(() => socket.resetAndDestroy(), 20);
    },
  ],
] satisfies [string, Conversation][])('answers network for a server that %s', async (_case, converse) => {
  server.converse = converse;
  expect(await transportTo().fetchWhois(HOST, 'x')).toStrictEqual(failed('network'));
});

test('answers network when nobody listens and when the name does not resolve', async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, LOOPBACK, resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  expect(await transportTo({ port }).fetchWhois(HOST, 'x')).toStrictEqual(failed('network'));
  const lost = transportTo({ resolveHost: () => Promise.reject(new Error('ENOTFOUND')) });
  expect(await lost.fetchWhois(HOST, 'x')).toStrictEqual(failed('network'));
});

describe('towards the own network', () => {
  test.each([
    '127.0.0.1',
    '10.0.0.1',
    '169.254.169.254',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::127.0.0.1',
    'fe80::1',
    'fd00::1',
  ])('never connects to %s, nor to a name that leads there', async (address) => {
    const options = { port: server.port, intervalMs: 0 };
    const named = createWhoisTransport({
      ...options,
      resolveHost: () => Promise.resolve([{ address, family: address.includes(':') ? 6 : 4 }]),
    });
    transports.push(named);
    expect(await named.fetchWhois(address, 'x')).toStrictEqual(failed('unsafe-address'));
    expect(await named.fetchWhois(HOST, 'x')).toStrictEqual(failed('unsafe-address'));
    expect(server.queries).toStrictEqual([]);
  });

  test.each(['localhost', '2130706433', '0x7f.1', '127.1', '017700000001'])(
    'never connects to %s, as the system resolves it',
    async (host) => {
      const transport = createWhoisTransport({ port: server.port, intervalMs: 0, connectTimeoutMs: 1_000 });
      transports.push(transport);
      const answer = await transport.fetchWhois(host, 'x');
      expect(answer).toMatchObject({ kind: 'failed' });
      expect(server.queries).toStrictEqual([]);
    },
  );

  test('refuses a name when one of its addresses is not allowed', async () => {
    const transport = transportTo({
      resolveHost: () =>
        Promise.resolve([
          { address: LOOPBACK, family: 4 },
          { address: '10.0.0.5', family: 4 },
        ]),
    });
    expect(await transport.fetchWhois(HOST, 'x')).toStrictEqual(failed('unsafe-address'));
    expect(server.queries).toStrictEqual([]);
  });

  test('connects to the address that was judged: the name is not looked up again', async () => {
    server.converse = (socket) => socket.end('ok');
    const transport = transportTo({
      resolveHost(hostname) {
        resolved.push(hostname);
        return Promise.resolve([{ address: resolved.length === 1 ? LOOPBACK : '10.0.0.5', family: 4 }]);
      },
    });
    expect(await textOf(transport)).toBe('ok');
    expect(resolved).toHaveLength(1);
  });
});

test('refuses a query with a line break in it', async () => {
  expect(await transportTo().fetchWhois(HOST, 'x\r\ny')).toStrictEqual(failed('malformed'));
  expect(server.queries).toStrictEqual([]);
});

describe('keeping pace', () => {
  beforeEach(() => {
    server.converse = (socket) => socket.end('ok');
  });

  test('leaves time between two questions to the same server', async () => {
    const transport = transportTo({ intervalMs: 60 });
    const startMs = performance.now();
    await Promise.all(['a', 'b', 'c'].map((query) => transport.fetchWhois(HOST, query)));
    expect(performance.now() - startMs).toBeGreaterThanOrEqual(120);
    expect(server.queries).toStrictEqual(['a', 'b', 'c']);
  });

  test('does not let one server wait for another', async () => {
    const transport = transportTo({ intervalMs: 5_000 });
    const start = performance.now();
    await Promise.all(['a.test', 'b.test', 'c.test'].map((host) => transport.fetchWhois(host, 'x')));
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  test('turns a question away when too many wait', async () => {
    const transport = transportTo({ intervalMs: 30, maxQueued: 1 });
    const answers = await Promise.all(['a', 'b', 'c'].map((query) => transport.fetchWhois(HOST, query)));
    expect(answers.map(({ kind }) => kind)).toStrictEqual(['answered', 'answered', 'failed']);
    expect(answers[2]).toStrictEqual(failed('queue-full'));
    expect(server.queries).toStrictEqual(['a', 'b']);
  });

  test('leaves a server alone that says it was asked too often, and asks it again after the pause', async () => {
    server.converse = (socket) => socket.end('Query rate limit exceeded\r\n');
    const transport = transportTo({ rateLimitPauseMs: 150 });
    expect(await textOf(transport)).toContain('exceeded');
    expect(await transport.fetchWhois(HOST, 'x')).toStrictEqual(failed('rate-limited'));
    expect(server.queries).toHaveLength(1);
    server.converse = (socket) => socket.end('ok');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await textOf(transport)).toBe('ok');
  });

  test('turns away those that wait for a server while it complains, and at once those that come after', async () => {
    server.converse = (socket) => socket.end('Query rate limit exceeded\r\n');
    const transport = transportTo({ intervalMs: 300 });
    const asked = transport.fetchWhois(HOST, 'a');
    const waiting = transport.fetchWhois(HOST, 'b');
    await asked;
    const start = performance.now();
    expect(await transport.fetchWhois(HOST, 'c')).toStrictEqual(failed('rate-limited'));
    expect(performance.now() - start).toBeLessThan(150);
    expect(await waiting).toStrictEqual(failed('rate-limited'));
    expect(server.queries).toStrictEqual(['a']);
  });

  test('takes no long answer for a complaint', async () => {
    server.converse = (socket) => socket.end(`${'Domain Name: ornek.example\r\n'.repeat(50)}terms: limit exceeded\r\n`);
    const transport = transportTo();
    await textOf(transport);
    expect(await textOf(transport)).toContain('Domain Name');
  });
});

describe('when it is closed', () => {
  test('ends conversations that are under way', async () => {
    server.converse = () => undefined;
    const transport = transportTo();
    const answer = transport.fetchWhois(HOST, 'x');
    await until(() => server.queries.length === 1);
    transport.close();
    expect(await answer).toStrictEqual(failed('network'));
  });

  test('turns away those that wait and those that come', async () => {
    server.converse = (socket) => socket.end('ok');
    const transport = transportTo({ intervalMs: 60_000 });
    expect(await textOf(transport)).toBe('ok');
    const waiting = transport.fetchWhois(HOST, 'x');
    transport.close();
    expect(await waiting).toStrictEqual(failed('disabled'));
    expect(await transport.fetchWhois(HOST, 'x')).toStrictEqual(failed('disabled'));
    expect(server.queries).toHaveLength(1);
  });
});

test('holds no connection that is over', async () => {
  server.converse = (socket) => socket.end('ok');
  const openSockets = new Set<Socket>();
  const answer = exchangeWhois(LOOPBACK, 'x', {
    port: server.port,
    lookup: () => undefined,
    connectTimeoutMs: 1_000,
    readTimeoutMs: 1_000,
    maxAnswerBytes: 100,
    openSockets,
  });
  expect(openSockets.size).toBe(1);
  expect(await answer).toMatchObject({ kind: 'answered' });
  await until(() => openSockets.size === 0);
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
