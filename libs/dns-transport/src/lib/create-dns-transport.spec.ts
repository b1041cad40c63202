import { createSocket } from 'node:dgram';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Answer } from 'dns-packet';
import type { Asked } from '../../test/dns-server.js';
import { toWire } from '../../test/dns-server.js';
import { closeAll, closeLater, manyNames, serve, transportTo } from '../../test/open-transports.js';
import { createDnsTransport } from './create-dns-transport.js';

afterEach(closeAll);

const soa = (minimum: number, ttl = 3600): Answer => ({
  type: 'SOA',
  name: 'example',
  ttl,
  data: { mname: 'ns.example', rname: 'root.example', serial: 1, refresh: 1, retry: 1, expire: 1, minimum },
});
const mx = (name: string, ttl = 60): Answer => ({
  type: 'MX',
  name,
  ttl,
  data: { preference: 10, exchange: `Mail.${name}` },
});

describe('a question', () => {
  it('is answered with decoded records in lower case', async () => {
    const server = await serve(({ name }) => ({ answers: [mx(name)], authenticated: true }));
    expect(await transportTo([server]).query('Firma.Example.', 'MX')).toEqual({
      kind: 'records',
      records: [{ type: 'MX', preference: 10, exchange: 'mail.firma.example' }],
      authenticated: true,
      aliases: [],
    });
  });

  it('keeps every byte of a TXT record and joins its strings', async () => {
    const chunks = [Buffer.from([0x76, 0xfe, 0x3d]), Buffer.from('a'.repeat(255)), Buffer.from('z')];
    const server = await serve(({ name }) => ({ answers: [{ type: 'TXT', name, ttl: 60, data: chunks }] }));
    expect(await transportTo([server]).query('metin.example', 'TXT')).toMatchObject({
      records: [{ type: 'TXT', text: `v\xfe=${'a'.repeat(255)}z` }],
    });
  });

  it('offers EDNS0, wants recursion and hides letter case in its name', async () => {
    const server = await serve(() => ({ rcode: 3 }));
    await transportTo([server]).query('a-rather-long-name-for-case.example', 'MX');
    const { packet } = server.asked[0]!;
    expect(packet.flag_rd).toBe(true);
    expect(packet.additionals).toEqual([expect.objectContaining({ type: 'OPT', udpPayloadSize: 1232 })]);
    const asked = packet.questions?.[0]?.name ?? '';
    expect(asked.toLowerCase()).toBe('a-rather-long-name-for-case.example');
    expect(asked).not.toBe(asked.toLowerCase());
  });

  it('reads NXDOMAIN and NODATA as two kinds of absence', async () => {
    const server = await serve(({ name }) => ({ rcode: name === 'yok.example' ? 3 : 0, authorities: [soa(60)] }));
    const transport = transportTo([server]);
    expect(await transport.query('yok.example', 'MX')).toMatchObject({ kind: 'absent', reason: 'nxdomain' });
    expect(await transport.query('var.example', 'MX')).toMatchObject({ kind: 'absent', reason: 'nodata' });
  });

  it.each(['a..example', '', `${'a'.repeat(64)}.example`, `${'a.'.repeat(130)}example`])(
    'is malformed and never sent when its name does not fit the wire: %s',
    async (name) => {
      const server = await serve(() => ({ rcode: 3 }));
      expect(await transportTo([server]).query(name, 'MX')).toEqual({ kind: 'failed', cause: 'malformed' });
      expect(server.asked).toHaveLength(0);
    },
  );
});

describe('aliases', () => {
  const cname = (name: string, data: string): Answer => ({ type: 'CNAME', name, ttl: 60, data });

  it('are followed inside one answer', async () => {
    const server = await serve(({ name }) => ({
      answers: [cname(name, 'b.example'), cname('b.example', 'c.example'), mx('c.example')],
    }));
    expect(await transportTo([server]).query('a.example', 'MX')).toMatchObject({
      kind: 'records',
      records: [{ type: 'MX', exchange: 'mail.c.example' }],
      aliases: ['b.example', 'c.example'],
    });
  });

  it('are handed on when the server did not look up their target', async () => {
    const server = await serve(({ name }) => ({ answers: [cname(name, 'elsewhere.test')] }));
    expect(await transportTo([server]).query('a.example', 'TXT')).toMatchObject({
      kind: 'records',
      records: [{ type: 'CNAME', target: 'elsewhere.test' }],
    });
  });

  it('that dangle are an absence which names them', async () => {
    const server = await serve(({ name }) => ({
      rcode: 3,
      answers: [cname(name, 'gone.test')],
      authorities: [soa(1)],
    }));
    expect(await transportTo([server]).query('a.example', 'TXT')).toMatchObject({
      kind: 'absent',
      reason: 'nxdomain',
      aliases: ['gone.test'],
    });
  });

  it('that loop are malformed', async () => {
    const server = await serve(({ name }) => ({ answers: [cname(name, 'b.example'), cname('b.example', name)] }));
    expect(await transportTo([server]).query('a.example', 'TXT')).toEqual({ kind: 'failed', cause: 'malformed' });
  });
});

describe('failures', () => {
  it.each([
    [2, 'servfail'],
    [5, 'refused'],
    [1, 'servfail'],
    [9, 'servfail'],
  ])('response code %i is the failure %s, never an absence', async (rcode, cause) => {
    const server = await serve(() => ({ rcode }));
    expect(await transportTo([server]).query('bozuk.example', 'MX')).toEqual({ kind: 'failed', cause });
  });

  it('a referral is no absence', async () => {
    const server = await serve(() => ({ authorities: [{ type: 'NS', name: 'example', ttl: 60, data: 'ns.example' }] }));
    expect(await transportTo([server]).query('a.example', 'MX')).toEqual({ kind: 'failed', cause: 'servfail' });
  });

  it('records of another name are no absence', async () => {
    const server = await serve(() => ({ answers: [mx('baska.example')] }));
    expect(await transportTo([server]).query('a.example', 'MX')).toEqual({ kind: 'failed', cause: 'malformed' });
  });

  it('an extended response code is no absence', async () => {
    const opt = {
      type: 'OPT' as const,
      name: '.',
      udpPayloadSize: 512,
      extendedRcode: 1,
      ednsVersion: 0,
      flags: 0,
      flag_do: false,
      options: [],
    };
    const server = await serve(({ packet }) =>
      (packet.additionals?.length ?? 0) > 0 ? { additionals: [opt] } : { answers: [mx('a.example')] },
    );
    expect(await transportTo([server]).query('a.example', 'MX')).toMatchObject({ kind: 'records' });
  });

  it('silence ends in a timeout after every attempt', async () => {
    const server = await serve(() => null);
    expect(await transportTo([server], { attempts: 3, timeoutMs: 60 }).query('sessiz.example', 'MX')).toEqual({
      kind: 'failed',
      cause: 'timeout',
    });
    expect(server.asked).toHaveLength(3);
  });

  it('a port where nobody listens is a network failure', async () => {
    const probe = createSocket('udp4');
    await new Promise<void>((resolve) => void probe.bind(0, '127.0.0.1', resolve));
    const { port } = probe.address();
    await new Promise<void>(
      (resolve) =>
        void probe.close(() => {
          resolve();
        }),
    );
    const transport = transportTo([{ address: `127.0.0.1:${String(port)}` }], { attempts: 2 });
    expect(await transport.query('a.example', 'MX')).toEqual({ kind: 'failed', cause: 'network' });
  });

  it('a server that no socket can be connected to is a network failure for every question', async () => {
    const transport = transportTo([{ address: '255.255.255.255:53' }]);
    const answers = await Promise.all(['a.example', 'b.example'].map((name) => transport.query(name, 'MX')));
    expect(answers).toEqual([
      { kind: 'failed', cause: 'network' },
      { kind: 'failed', cause: 'network' },
    ]);
  });

  it('are not cached', async () => {
    let calls = 0;
    const server = await serve(({ name }) => (++calls <= 2 ? { rcode: 2 } : { answers: [mx(name)] }));
    const transport = transportTo([server]);
    expect(await transport.query('a.example', 'MX')).toEqual({ kind: 'failed', cause: 'servfail' });
    expect(await transport.query('a.example', 'MX')).toMatchObject({ kind: 'records' });
  });
});

describe('untrusted packets', () => {
  const good = (asked: Asked): Buffer => toWire(asked, { answers: [mx(asked.name)] });

  it('with a wrong id are ignored', async () => {
    const server = await serve((asked) => {
      const forged = toWire(asked, { rcode: 3 });
      forged.writeUInt16BE((asked.packet.id ?? 0) ^ 1, 0);
      return [forged, good(asked)];
    });
    const transport = transportTo([server]);
    expect(await transport.query('a.example', 'MX')).toMatchObject({ kind: 'records' });
    expect(transport.stats().ignoredResponses).toBe(1);
  });

  it('with another question are ignored', async () => {
    const server = await serve((asked) => {
      const other = { ...asked, packet: { ...asked.packet, questions: [{ name: 'b.example', type: 'MX' as const }] } };
      return [toWire(other, { rcode: 3 }), good(asked)];
    });
    expect(await transportTo([server]).query('a.example', 'MX')).toMatchObject({ kind: 'records' });
  });

  it('that are queries, or cut short, are ignored', async () => {
    const server = await serve((asked) => [asked.wire, Buffer.alloc(3), Buffer.alloc(0), good(asked)]);
    expect(await transportTo([server]).query('a.example', 'MX')).toMatchObject({ kind: 'records' });
  });

  it('in other letters than the question are believed only over TCP', async () => {
    const server = await serve(({ protocol, name }) =>
      protocol === 'udp' ? { rcode: 3, lowerCase: true } : { answers: [mx(name)], lowerCase: true },
    );
    const transport = transportTo([server]);
    expect(await transport.query('a-rather-long-name-for-case.example', 'MX')).toMatchObject({ kind: 'records' });
    expect(await transport.query('a-second-name-for-this-server.example', 'MX')).toMatchObject({ kind: 'absent' });
    expect(server.asked.map(({ protocol }) => protocol)).toEqual(['udp', 'tcp', 'udp']);
  });

  it('that do not decode are malformed', async () => {
    const server = await serve((asked) => {
      const wire = toWire(asked, { answers: [mx(asked.name)] });
      wire.writeUInt16BE(7, 6);
      return wire;
    });
    expect(await transportTo([server]).query('a.example', 'MX')).toEqual({ kind: 'failed', cause: 'malformed' });
  });

  it('of any content never crash the transport', async () => {
    let seed = 1;
    const next = (): number => (seed = (seed * 48271) % 0x7fffffff);
    const server = await serve((asked) => {
      const wire = toWire(asked, { answers: [mx(asked.name), mx(asked.name)], authorities: [soa(1)] });
      for (let flips = 0; flips < 4; flips += 1) wire[12 + (next() % (wire.length - 12))] = next() % 256;
      return wire.subarray(0, wire.length - (next() % 20));
    });
    const transport = transportTo([server], { attempts: 1, timeoutMs: 20, cacheEntries: 0 });
    const answers = await Promise.all(
      Array.from({ length: 500 }, (_, index) => transport.query(`n${String(index)}.example`, 'MX')),
    );
    expect(answers).toHaveLength(500);
  });
});

describe('truncation', () => {
  it('moves the question to TCP', async () => {
    const texts = Array.from({ length: 40 }, (_, index) => `${String(index)} ${'x'.repeat(200)}`);
    const server = await serve(({ protocol, name }) =>
      protocol === 'udp'
        ? { truncated: true }
        : { answers: texts.map((data) => ({ type: 'TXT' as const, name, ttl: 60, data })) },
    );
    const transport = transportTo([server]);
    const answer = await transport.query('uzun.example', 'TXT');
    expect(answer.kind === 'records' && answer.records).toHaveLength(40);
    expect(transport.stats().overTcp).toBe(1);
  });

  it('is no answer when TCP does not work either', async () => {
    const server = await serve(({ protocol }) => (protocol === 'udp' ? { truncated: true } : null));
    expect(await transportTo([server], { attempts: 2 }).query('uzun.example', 'TXT')).toEqual({
      kind: 'failed',
      cause: 'network',
    });
  });
});

describe('several servers', () => {
  it('answer for each other when one fails', async () => {
    const broken = await serve(() => ({ rcode: 2 }));
    const silent = await serve(() => null);
    const sound = await serve(({ name }) => ({ answers: [mx(name)] }));
    const transport = transportTo([broken, silent, sound], { attempts: 6, maxInFlightPerServer: 1, timeoutMs: 60 });
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => transport.query(`n${String(index)}.example`, 'MX')),
    );
    expect(answers.filter(({ kind }) => kind === 'records').length).toBeGreaterThanOrEqual(8);
    expect(answers.some(({ kind }) => kind === 'absent')).toBe(false);
  });

  it('leave a dead one alone', async () => {
    const dead = await serve(() => null);
    const sound = await serve(({ name }) => ({ answers: [mx(name)] }));
    const transport = transportTo([dead, sound], { timeoutMs: 20 });
    for (let round = 0; round < 15; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) => transport.query(`n${String(round)}-${String(index)}.example`, 'MX')),
      );
      expect(answers.every(({ kind }) => kind === 'records')).toBe(true);
    }
    expect(dead.asked.length).toBeLessThan(60);
    expect(sound.asked.length).toBeGreaterThanOrEqual(150);
  });
});

describe('a late reply', () => {
  it('still counts while the question is being asked again', async () => {
    const held: (() => void)[] = [];
    const udp = createSocket('udp4');
    await new Promise<void>((resolve) => void udp.bind(0, '127.0.0.1', resolve));
    closeLater({ close: promisify(udp.close.bind(udp)) });
    udp.on('message', (wire, from) => {
      const response = Buffer.from(wire);
      response.writeUInt16BE(0x8183, 2);
      response.writeUInt16BE(0, 10);
      held.push(() => {
        udp.send(response, from.port, from.address);
      });
      if (held.length === 2) held[0]?.();
    });
    const transport = transportTo([{ address: `127.0.0.1:${String(udp.address().port)}` }], {
      attempts: 2,
      timeoutMs: 60,
    });
    expect(await transport.query('gec.example', 'MX')).toMatchObject({ kind: 'absent', reason: 'nxdomain' });
  });
});

describe('the cache', () => {
  it('answers again without a query for as long as the TTL', async () => {
    const server = await serve(({ name }) => ({ answers: [mx(name, 60)] }));
    const transport = transportTo([server]);
    const first = await transport.query('a.example', 'MX');
    expect(await transport.query('A.example', 'MX')).toBe(first);
    expect(server.asked).toHaveLength(1);
    transport.clearCache();
    await transport.query('a.example', 'MX');
    expect(server.asked).toHaveLength(2);
  });

  it('keeps an absence for the SOA minimum and not at all without one', async () => {
    const server = await serve(({ name }) => ({ rcode: 3, authorities: name === 'soa.example' ? [soa(60)] : [] }));
    const transport = transportTo([server]);
    for (const name of ['soa.example', 'soa.example', 'bare.example', 'bare.example'])
      await transport.query(name, 'MX');
    expect(server.asked.map(({ name }) => name)).toEqual(['soa.example', 'bare.example', 'bare.example']);
  });

  it('keeps no more than its size', async () => {
    const server = await serve(({ name }) => ({ answers: [mx(name)] }));
    const transport = transportTo([server], { cacheEntries: 2 });
    for (const name of ['a.example', 'b.example', 'c.example', 'c.example', 'a.example'])
      await transport.query(name, 'MX');
    expect(server.asked.map(({ name }) => name)).toEqual(['a.example', 'b.example', 'c.example', 'a.example']);
  });

  it('is joined by questions that are already on their way', async () => {
    const server = await serve(({ name }) => ({ answers: [mx(name)] }));
    const transport = transportTo([server]);
    await Promise.all(Array.from({ length: 20 }, () => transport.query('a.example', 'MX')));
    expect(server.asked).toHaveLength(1);
    expect(transport.stats()).toMatchObject({ questions: 20, joined: 19, sent: 1 });
  });
});

describe('deadlines and limits', () => {
  it('end one domain without ending the same question for another', async () => {
    const server = await serve(({ name, packet }) => {
      return (packet.id ?? 0) >= 0 && server.asked.length > 1 ? { answers: [mx(name)] } : null;
    });
    const transport = transportTo([server], { timeoutMs: 150 });
    const [hurried, patient] = await Promise.all([
      transport.within(50).query('a.example', 'MX'),
      transport.query('a.example', 'MX'),
    ]);
    expect(hurried).toEqual({ kind: 'failed', cause: 'deadline' });
    expect(patient).toMatchObject({ kind: 'records' });
  });

  it('fail at once when they have passed', async () => {
    const server = await serve(() => null);
    const view = transportTo([server]).within(0);
    expect(await view.query('a.example', 'MX')).toEqual({ kind: 'failed', cause: 'deadline' });
    expect(server.asked).toHaveLength(0);
  });

  it('keep no more questions on their way to a server than allowed, and send the next when one ends', async () => {
    let ended = 0;
    let mostOpen = 0;
    const server = await serve(() => {
      mostOpen = Math.max(mostOpen, server.asked.length - ended);
      return null;
    });
    const transport = transportTo([server], { maxInFlightPerServer: 5, timeoutMs: 20_000 });
    const ask = async (name: string, deadlineMs: number) => {
      await transport.within(deadlineMs).query(name, 'MX');
      ended += 1;
    };
    const names = manyNames(20);
    const hurried = names.slice(0, 5).map((name) => ask(name, 200));
    const patient = names.slice(5).map((name) => ask(name, 20_000));
    await Promise.all(hurried);
    for (let waits = 0; waits < 400 && server.asked.length < 10; waits += 1) await setTimeout(5);
    await setTimeout(100);
    expect(server.asked.map(({ name }) => name)).toEqual(names.slice(0, 10));
    expect(mostOpen).toBe(5);
    await transport.close();
    await Promise.all(patient);
  });

  it('hold the rate that a server is asked at', async () => {
    const server = await serve(({ name }) => ({ answers: [mx(name)] }));
    const transport = transportTo([server], { maxQueriesPerSecond: 100 });
    const startedMs = performance.now();
    await Promise.all(Array.from({ length: 40 }, (_, index) => transport.query(`n${String(index)}.example`, 'MX')));
    expect(performance.now() - startedMs).toBeGreaterThan(250);
  });
});

it('goes on for ever: answered questions leave nothing behind in a socket', async () => {
  const server = await serve(({ name }) => ({ answers: [mx(name)] }));
  const transport = transportTo([server], { socketsPerServer: 1, timeoutMs: 5000, cacheEntries: 0 });
  let answered = 0;
  for (let round = 0; round < 90; round += 1) {
    const names = Array.from({ length: 100 }, (_, index) => `n${String(round)}-${String(index)}.example`);
    const answers = await Promise.all(names.map((name) => transport.within(4000).query(name, 'MX')));
    answered += answers.filter(({ kind }) => kind === 'records').length;
  }
  expect(answered).toBe(9000);
}, 30_000);

describe('close', () => {
  it('fails what is open and what comes later', async () => {
    const server = await serve(() => null);
    const transport = transportTo([server]);
    const pending = transport.query('a.example', 'MX');
    await transport.close();
    expect(await pending).toEqual({ kind: 'failed', cause: 'network' });
    expect(await transport.query('b.example', 'MX')).toEqual({ kind: 'failed', cause: 'network' });
  });
});

it('refuses a server address that cannot be read', () => {
  expect(() => createDnsTransport({ servers: ['10.0.0.1:99999'] })).toThrow('10.0.0.1:99999');
});
