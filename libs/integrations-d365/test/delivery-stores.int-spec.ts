import { randomBytes } from 'node:crypto';
import { createRedisClient } from '@hunter/platform';
import { LocalCircuitStore, type CircuitStore } from '../src/lib/delivery/circuit-store';
import { LocalLimiterStore, type LimiterLimits, type LimiterStore } from '../src/lib/delivery/limiter-store';
import { RedisCircuitStore } from '../src/nest/delivery/redis-circuit-store';
import { RedisLimiterStore } from '../src/nest/delivery/redis-limiter-store';
import { required } from './database';

// Also on the embedded Redis: its scripts run there too.

const LIMITS: LimiterLimits = {
  requests: 1_000,
  executionMs: 100_000,
  windowMs: 10_000,
  concurrency: 52,
  slotTtlMs: 300,
};

const ANSWERED = { kind: 'answered' } as const;
const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const redis = createRedisClient(required('REDIS_URL'), 'client');
const key = () => `d365-stores-${randomBytes(6).toString('hex')}`;

afterAll(() => redis.disconnect());

const limiterStores: readonly [string, () => LimiterStore][] = [
  ['local', () => new LocalLimiterStore(Date.now)],
  ['redis', () => new RedisLimiterStore(redis, key())],
];

describe.each(limiterStores)('the %s limiter store', (_name, create) => {
  let store: LimiterStore;
  beforeEach(() => (store = create()));

  async function go(estimateMs = 0): Promise<string> {
    const turn = await store.enter(estimateMs, LIMITS);
    if (turn.kind !== 'go') throw new Error(`held back by ${turn.reason}`);
    return turn.slot;
  }

  test('lets two run at once, then more as they are answered', async () => {
    const first = await go();
    await go();
    expect(await store.enter(0, LIMITS)).toMatchObject({ kind: 'wait', reason: 'concurrency' });
    await store.leave(first, 0, LIMITS, ANSWERED);
    await store.leave(await go(), 0, LIMITS, ANSWERED);
    await store.leave(await go(), 0, LIMITS, ANSWERED);
    await go();
    await go();
    expect(await store.enter(0, LIMITS)).toMatchObject({ kind: 'wait', reason: 'concurrency' });
  });

  test('keeps a slot that is renewed', async () => {
    const slot = await go();
    await go();
    await pass(LIMITS.slotTtlMs - 100);
    await store.renew(slot, LIMITS);
    await pass(150);
    await go();
    expect(await store.enter(0, LIMITS)).toMatchObject({ reason: 'concurrency' });
    await store.leave(slot, 0, LIMITS, ANSWERED);
    await store.renew(slot, LIMITS);
    await go();
  });

  test('frees the slot of a worker that is gone', async () => {
    await go();
    await go();
    await pass(LIMITS.slotTtlMs + 50);
    await go();
  });

  test('holds everybody back after a 429, the longest pause counts', async () => {
    const [first, second] = [await go(), await go()];
    await store.leave(first, 0, LIMITS, { kind: 'throttled', retryAfterMs: 5_000 });
    await store.leave(second, 0, LIMITS, { kind: 'throttled', retryAfterMs: 100 });
    expect(await store.enter(0, LIMITS)).toMatchObject({ kind: 'wait', reason: 'paused' });
    const pausedMs = await store.pausedMs();
    expect(pausedMs).toBeGreaterThan(4_500);
    expect(pausedMs).toBeLessThanOrEqual(5_000);
  });

  test('runs out of requests and fills up again', async () => {
    for (let count = 0; count < 30; count += 1) await store.leave(await go(), 0, LIMITS, ANSWERED);
    const turn = await untilHeldBack();
    expect(turn).toMatchObject({ reason: 'requests' });
    await pass(200);
    await go();
  });

  async function untilHeldBack() {
    for (let count = 0; count < 500; count += 1) {
      const turn = await store.enter(0, LIMITS);
      if (turn.kind === 'wait') return turn;
      await store.leave(turn.slot, 0, LIMITS, ANSWERED);
    }
    throw new Error('never held back');
  }

  test('runs out of execution time, and gives back what a request did not take', async () => {
    const slot = await go(4_000);
    expect(await store.enter(0, LIMITS)).toMatchObject({ kind: 'wait', reason: 'time' });
    await store.leave(slot, 3_500, LIMITS, ANSWERED);
    await go();
  });

  test('grows up to the recommended parallelism and no further', async () => {
    await store.saveCeiling(3);
    for (let count = 0; count < 12; count += 1) await store.leave(await go(), 0, LIMITS, ANSWERED);
    await go();
    await go();
    await go();
    expect(await store.enter(0, LIMITS)).toMatchObject({ reason: 'concurrency' });
  });
});

const circuitStores: readonly [string, () => CircuitStore][] = [
  ['local', () => new LocalCircuitStore(Date.now)],
  ['redis', () => new RedisCircuitStore(redis, key())],
];

describe.each(circuitStores)('the %s circuit store', (_name, create) => {
  let store: CircuitStore;
  beforeEach(() => (store = create()));

  test('counts failures within the window, each once', async () => {
    const now = Date.now();
    await store.addFailure('old', now - 20_000, 10_000);
    await store.addFailure('a', now - 5_000, 10_000);
    await store.addFailure('a', now - 4_000, 10_000);
    expect(await store.addFailure('b', now, 10_000)).toEqual({ count: 2, firstMs: now - 4_000 });
    await store.clearFailures();
    expect(await store.addFailure('c', now, 10_000)).toEqual({ count: 1, firstMs: now });
  });

  test('is opened and closed by one caller', async () => {
    expect(await store.openSince()).toBeNull();
    expect(await store.open(1_000)).toBe(true);
    expect(await store.open(2_000)).toBe(false);
    expect(await store.openSince()).toBe(1_000);
    expect(await store.close()).toBe(true);
    expect(await store.close()).toBe(false);
    expect(await store.openSince()).toBeNull();
  });

  test('gives one probe per interval', async () => {
    expect(await store.takeProbe(200)).toBe(true);
    expect(await store.takeProbe(200)).toBe(false);
    await pass(250);
    expect(await store.takeProbe(200)).toBe(true);
  });
});
