import type { Queue } from 'bull';
import type { CircuitStore } from '../../lib/delivery/circuit-store';

/** The circuit as all workers see it. Single commands and one transaction: nothing here needs a script. */
export class RedisCircuitStore implements CircuitStore {
  private readonly failuresKey: string;
  private readonly openKey: string;
  private readonly probeKey: string;

  constructor(
    private readonly redis: Queue['client'],
    key: string,
  ) {
    this.failuresKey = `${key}:failures`;
    this.openKey = `${key}:open`;
    this.probeKey = `${key}:probe`;
  }

  async addFailure(id: string, atMs: number, windowMs: number): Promise<{ count: number; firstMs: number }> {
    const answers = await this.redis
      .multi()
      .zadd(this.failuresKey, atMs, id)
      .zremrangebyscore(this.failuresKey, '-inf', atMs - windowMs)
      .pexpire(this.failuresKey, windowMs)
      .zrange(this.failuresKey, 0, 0, 'WITHSCORES')
      .zcard(this.failuresKey)
      .exec();
    if (answers === null) throw new Error('the transaction was called off');
    for (const [error] of answers) if (error !== null) throw error;
    const first = answers[3]?.[1] as readonly string[];
    return { count: Number(answers[4]?.[1]), firstMs: Number(first[1] ?? atMs) };
  }

  async clearFailures(): Promise<void> {
    await this.redis.del(this.failuresKey);
  }

  async open(sinceMs: number): Promise<boolean> {
    return (await this.redis.set(this.openKey, String(sinceMs), 'NX')) === 'OK';
  }

  async openSince(): Promise<number | null> {
    const since = await this.redis.get(this.openKey);
    return since === null ? null : Number(since);
  }

  async takeProbe(intervalMs: number): Promise<boolean> {
    return (await this.redis.set(this.probeKey, '1', 'PX', intervalMs, 'NX')) === 'OK';
  }

  async close(): Promise<boolean> {
    const closed = await this.redis.del(this.openKey);
    await this.redis.del(this.failuresKey);
    return closed > 0;
  }
}
