import Redis from 'ioredis';

export type RedisClientKind = 'client' | 'subscriber' | 'bclient';

/**
 * The one place where Redis clients are made, for every queue. Blocking and subscribing clients must not give up on a
 * command while Redis restarts (Bull's requirement); a plain client fails fast so that a request never hangs on it.
 */
export function createRedisClient(url: string, kind: RedisClientKind): Redis {
  const patient = kind !== 'client';
  const client = new Redis(url, {
    maxRetriesPerRequest: patient ? null : 1,
    enableReadyCheck: !patient,
    enableOfflineQueue: true,
    connectTimeout: 5_000,
    retryStrategy: (attempt) => Math.min(200 * attempt, 2_000),
  });
  // ioredis reconnects by itself; without a listener a lost connection would end the process.
  client.on('error', () => undefined);
  return client;
}
