import { D365Error } from '../d365-failure';
import { LocalLimiterStore, toBucket, type LimiterLimits } from './limiter-store';
import type { RequestEnd } from './request-end';
import { RequestLimiter } from './request-limiter';

const LIMITS: LimiterLimits = {
  requests: 6_000,
  executionMs: 1_200_000,
  windowMs: 300_000,
  concurrency: 52,
  slotTtlMs: 90_000,
};

const REFUSED = new Error('429');
const READ = { route: 'get', isRead: true };
const WRITE = { route: 'patch', isRead: false };

function readEnd(error: unknown): RequestEnd {
  return error === REFUSED ? { kind: 'throttled', retryAfterMs: 3_000 } : { kind: 'answered' };
}

describe('the request limiter', () => {
  let nowMs: number;
  let sent: number[];

  beforeEach(() => {
    nowMs = 1_000_000;
    sent = [];
  });

  function createLimiter(limits: Partial<LimiterLimits> = {}): RequestLimiter {
    return new RequestLimiter({
      store: new LocalLimiterStore(() => nowMs),
      limits: { ...LIMITS, ...limits },
      now: () => nowMs,
      sleep: (ms) => {
        nowMs += ms;
        return Promise.resolve();
      },
    });
  }

  const send = (limiter: RequestLimiter, tookMs = 0) =>
    limiter.run(
      READ,
      () => {
        sent.push(nowMs);
        nowMs += tookMs;
        return Promise.resolve();
      },
      readEnd,
    );

  const refuse = (limiter: RequestLimiter) => limiter.run(READ, () => Promise.reject(REFUSED), readEnd);

  test('never lets more through in any window than the organisation takes, and nearly as much', async () => {
    const limiter = createLimiter({ requests: 600, windowMs: 30_000 });
    for (let count = 0; count < 2_500; count += 1) await send(limiter);
    const densest = Math.max(...sent.map((at) => sent.filter((other) => other >= at && other < at + 30_000).length));
    expect(densest).toBeLessThanOrEqual(600);
    expect((2_500 / (nowMs - 1_000_000)) * 30_000).toBeGreaterThan(540);
  });

  test('slows down when the requests take more time together than the organisation grants', async () => {
    const limiter = createLimiter({ executionMs: 10_000, windowMs: 30_000 });
    for (let count = 0; count < 300; count += 1) await send(limiter, 400);
    // One after the other they would take 40 s in every 100; a third of each window is granted.
    const spent = (from: number) => sent.filter((at) => at >= from && at < from + 30_000).length * 400;
    expect(Math.max(...sent.map(spent))).toBeLessThanOrEqual(10_000);
    expect(spent(sent[100] ?? 0)).toBeGreaterThan(9_000);
  });

  test('lets those who wait go in the order they came', async () => {
    const limiter = createLimiter({ requests: 100, windowMs: 10_000 });
    const order: number[] = [];
    const places = Array.from({ length: 40 }, (_, place) => place);
    await Promise.all(places.map((place) => limiter.run(READ, () => Promise.resolve(order.push(place)), readEnd)));
    expect(order).toEqual(places);
  });

  test('lets a write go before the reads that wait, because its job has begun', async () => {
    const limiter = createLimiter({ requests: 100, windowMs: 10_000 });
    const order: string[] = [];
    const ask = (kind: typeof READ, name: string) =>
      limiter.run(kind, () => Promise.resolve(order.push(name)), readEnd);
    const reads = ['first', 'second', 'third'].map((name) => ask(READ, name));
    await Promise.all([...reads, ask(WRITE, 'write'), ask(WRITE, 'another write')]);
    expect(order).toEqual(['first', 'write', 'another write', 'second', 'third']);
  });

  test('a request that is no longer wanted lets the next one by', async () => {
    const limiter = createLimiter();
    const unwanted = limiter.run(READ, () => Promise.reject(new Error('sent')), readEnd, AbortSignal.abort());
    await expect(unwanted).rejects.not.toThrow('sent');
    await send(limiter);
    expect(sent).toHaveLength(1);
  });

  test('holds everybody back for as long as a 429 asks and then goes on at half the pace', async () => {
    const limiter = createLimiter();
    await expect(refuse(limiter)).rejects.toBe(REFUSED);
    expect(await limiter.pausedMs()).toBe(3_000);
    await send(limiter);
    expect(sent[0]).toBeGreaterThanOrEqual(1_003_000);
  });

  test('gives a job back when its turn is far away, and says that nothing was sent', async () => {
    const limiter = createLimiter();
    const refused = limiter.run(
      READ,
      () => Promise.reject(REFUSED),
      () => ({ kind: 'throttled', retryAfterMs: 60_000 }),
    );
    await expect(refused).rejects.toBe(REFUSED);
    const error: unknown = await send(limiter).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(D365Error);
    expect((error as D365Error).failure).toMatchObject({ code: 'throttled', notSent: true, retryAfterMs: 60_000 });
    expect(sent).toEqual([]);
  });

  test('begins with two at a time and takes more up to what is recommended', async () => {
    const limiter = createLimiter();
    await limiter.learnParallelism(4);
    expect(await mostAtOnce(limiter)).toBe(2);
    for (let count = 0; count < 20; count += 1) await send(limiter);
    expect(await mostAtOnce(limiter)).toBe(4);
    await limiter.learnParallelism(500);
    for (let count = 0; count < 2_000; count += 1) await send(limiter);
    expect(await mostAtOnce(limiter)).toBe(52);
    // Those that gave up have moved the clock while the others ran: what that cost flows back.
    nowMs += 300_000;
    await expect(refuse(limiter)).rejects.toBe(REFUSED);
    nowMs += 3_000;
    expect(await mostAtOnce(limiter)).toBe(26);
  });

  async function mostAtOnce(limiter: RequestLimiter): Promise<number> {
    const ends: (() => void)[] = [];
    const running: Promise<unknown>[] = [];
    for (let count = 0; count < 60; count += 1) {
      running.push(limiter.run(READ, () => new Promise<void>((end) => ends.push(end)), readEnd).catch(() => undefined));
    }
    // The clock stands still but for those who wait, and after a few seconds they give up.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const most = ends.length;
    for (const end of ends) end();
    await Promise.all(running);
    return most;
  }

  test('a bucket and what flows into it stay below the limit', () => {
    const { capacity, perMs } = toBucket(6_000, 300_000);
    expect(capacity + perMs * 300_000).toBeLessThan(6_000);
  });
});
