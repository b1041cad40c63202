import type { Asked, Reply, Response } from './dns-server.js';
import { closeAll, manyNames, serve, transportTo } from './open-transports.js';

afterEach(closeAll);

const answer = ({ name }: Asked): Response => ({ answers: [{ type: 'A', name, ttl: 60, data: '192.0.2.1' }] });

/** Answers so many questions in each tenth of a second, and the rest as `beyond` says. */
function limited(perTenth: number, beyond: Reply): (asked: Asked) => Reply {
  let tenth = 0;
  let used = 0;
  return (asked) => {
    const now = Math.floor(performance.now() / 100);
    if (now !== tenth) used = 0;
    tenth = now;
    used += 1;
    return used > perTenth ? beyond : answer(asked);
  };
}

describe('a server that limits the rate', () => {
  it('by refusing is asked less, until it answers all', async () => {
    const server = await serve(limited(100, { rcode: 5 }));
    const transport = transportTo([server], { attempts: 8, timeoutMs: 60 });
    const answers = await Promise.all(manyNames(2000).map((name) => transport.query(name, 'A')));
    expect(answers.filter(({ kind }) => kind === 'records')).toHaveLength(2000);
    expect(transport.stats().backOffs).toBeGreaterThan(0);
  }, 15_000);

  it('by dropping is asked over TCP where it does not', async () => {
    const dropping = limited(30, null);
    const server = await serve((asked) => (asked.protocol === 'tcp' ? answer(asked) : dropping(asked)), {
      keepsConnections: true,
    });
    const transport = transportTo([server], { timeoutMs: 60 });
    const answers = await Promise.all(manyNames(400).map((name) => transport.query(name, 'A')));
    expect(answers.filter(({ kind }) => kind === 'records')).toHaveLength(400);
    expect(transport.stats().overTcp).toBeGreaterThan(100);
  }, 15_000);
});

it('asks another server when the first is late, and believes whoever answers first', async () => {
  let isSlow = false;
  const held: (() => void)[] = [];
  const slow = await serve((asked) => {
    if (!isSlow) return answer(asked);
    held.push(() => undefined);
    return null;
  });
  const quick = await serve(answer);
  const transport = transportTo([slow, quick], { timeoutMs: 5000 });
  await Promise.all(manyNames(40).map((name) => transport.query(name, 'A')));
  isSlow = true;
  const startedMs = performance.now();
  const answers = await Promise.all(manyNames(8, 'late').map((name) => transport.query(name, 'A')));
  expect(answers.every(({ kind }) => kind === 'records')).toBe(true);
  expect(performance.now() - startedMs).toBeLessThan(2000);
  expect(transport.stats()).toMatchObject({ hedged: held.length, timeouts: 0 });
  expect(held.length).toBeGreaterThan(0);
});

it('gives a port back after so many queries', async () => {
  const server = await serve(answer);
  const transport = transportTo([server], { socketsPerServer: 1, queriesPerPort: 20 });
  for (const name of manyNames(100)) expect(await transport.query(name, 'A')).toMatchObject({ kind: 'records' });
  expect(new Set(server.asked.map(({ port }) => port)).size).toBeGreaterThanOrEqual(4);
});
