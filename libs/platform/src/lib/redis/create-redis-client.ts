import { Logger } from '@nestjs/common';
import Redis from 'ioredis';

const logger = new Logger('redis');

/** Where Redis is when REDIS_URL does not say. */
export const DEFAULT_REDIS_URL = 'redis://127.0.0.1:6379';

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
  // ioredis reconnects by itself; without a listener a lost connection would end the process. One line per outage.
  let reported = false;
  client.on('error', (error) => {
    if (!reported) logger.warn({ message: 'redis connection lost', kind, error: error.message });
    reported = true;
  });
  client.on('ready', () => {
    reported = false;
  });
  return client;
}
