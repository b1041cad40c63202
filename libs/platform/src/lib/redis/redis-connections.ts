import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type Redis from 'ioredis';
import { createRedisClient, type RedisClientKind } from './create-redis-client';

/**
 * The Redis connections of one process. Queues share what may be shared (a blocking client may not), and since Bull
 * leaves connections open that it was given, they are closed here, after the queues.
 */
@Injectable()
export class RedisConnections implements OnApplicationShutdown {
  private readonly shared = new Map<RedisClientKind, Redis>();
  private readonly all: Redis[] = [];

  constructor(private readonly url: string) {}

  open(kind: RedisClientKind): Redis {
    const existing = this.shared.get(kind);
    if (existing !== undefined) return existing;
    const client = createRedisClient(this.url, kind);
    // Every queue adds listeners of its own to what it shares.
    client.setMaxListeners(0);
    this.all.push(client);
    if (kind !== 'bclient') this.shared.set(kind, client);
    return client;
  }

  onApplicationShutdown(): void {
    for (const client of this.all) client.disconnect();
  }
}
