import { randomBytes } from 'node:crypto';
import {
  Global,
  Module,
  type DynamicModule,
  type INestApplication,
  type INestApplicationContext,
} from '@nestjs/common';
import { BullModule } from '@nestjs/bull';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  createRedisClient,
  createValidationPipe,
  PrincipalGuard,
  ProblemFilter,
  type RedisClientKind,
} from '@hunter/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { D365Config } from '../src/lib/config';
import type { D365OutcomeEvent } from '../src/lib/after-push/outcome-body';
import type { D365BatchEvent, D365StatusEvent } from '../src/lib/sync-status';
import type { D365Events } from '../src/nest/d365-events.port';
import { D365Module, type D365ModuleOptions } from '../src/nest/d365.module';
import { required } from './database';
import { TableLeadSource } from './table-lead-source';

/** Remembers what was told, with the proof that it was told inside a transaction. */
export class RecordedEvents implements D365Events {
  readonly told: D365StatusEvent[] = [];
  readonly batches: D365BatchEvent[] = [];
  readonly outcomes: D365OutcomeEvent[] = [];

  recordStatus(manager: EntityManager, changes: readonly D365StatusEvent[]): Promise<void> {
    if (manager.queryRunner?.isTransactionActive !== true) throw new Error('told outside a transaction');
    this.told.push(...changes);
    return Promise.resolve();
  }

  recordBatch(manager: EntityManager, progress: D365BatchEvent): Promise<void> {
    if (manager.queryRunner?.isTransactionActive !== true) throw new Error('told outside a transaction');
    this.batches.push(progress);
    return Promise.resolve();
  }

  recordOutcome(manager: EntityManager, changes: readonly D365OutcomeEvent[]): Promise<void> {
    if (manager.queryRunner?.isTransactionActive !== true) throw new Error('told outside a transaction');
    this.outcomes.push(...changes);
    return Promise.resolve();
  }

  outcomesOf(leadId: string): readonly string[] {
    return this.outcomes.filter((event) => event.lead_id === leadId).map(({ d365_outcome }) => d365_outcome.state);
  }

  statusesOf(leadId: string): readonly string[] {
    return this.told.filter((event) => event.lead_id === leadId).map((event) => event.d365_status);
  }
}

@Global()
@Module({})
class HostModule {
  static over(dataSource: DataSource): DynamicModule {
    const provider = { provide: DataSource, useValue: dataSource };
    return { module: HostModule, providers: [provider], exports: [provider] };
  }
}

export interface HostOptions {
  readonly dataSource: DataSource;
  readonly config: D365Config;
  readonly events: D365Events;
  readonly redis: TestRedis;
  readonly contacts: ReadonlyMap<string, string>;
}

/** Queues of one spec, apart from those of another. Bull does not close clients that it did not make. */
export class TestRedis {
  readonly url = required('REDIS_URL');
  readonly prefix = `d365-${randomBytes(4).toString('hex')}`;
  private readonly clients: { disconnect(): void }[] = [];

  createClient(kind: RedisClientKind) {
    const client = createRedisClient(this.url, kind);
    this.clients.push(client);
    return client;
  }

  /** What a FLUSHALL does, to these queues only. */
  async forgetEverything(): Promise<void> {
    const client = this.createClient('client');
    const keys = await client.keys(`${this.prefix}:*`);
    if (keys.length === 0) throw new Error('there was nothing to forget');
    await client.del(...keys);
  }

  close(): void {
    for (const client of this.clients) client.disconnect();
  }
}

@Module({})
class TestModule {}

function rootOf(options: HostOptions, register: (given: D365ModuleOptions) => DynamicModule): DynamicModule {
  return {
    module: TestModule,
    imports: [
      HostModule.over(options.dataSource),
      BullModule.forRoot({ prefix: options.redis.prefix, createClient: (kind) => options.redis.createClient(kind) }),
      register({
        config: options.config,
        leadSource: {
          inject: [DataSource],
          useFactory: (dataSource: DataSource) => new TableLeadSource(dataSource, options.contacts),
        },
        events: { useValue: options.events },
      }),
    ],
    providers: [{ provide: APP_GUARD, useClass: PrincipalGuard }],
  };
}

export function startWorker(options: HostOptions): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(
    rootOf(options, (given) => D365Module.forWorker(given)),
    { logger: false },
  );
}

export async function startApi(options: HostOptions): Promise<INestApplication> {
  const app = await NestFactory.create<NestExpressApplication>(
    rootOf(options, (given) => D365Module.forApi(given)),
    { logger: false },
  );
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new ProblemFilter());
  await app.init();
  return app;
}
