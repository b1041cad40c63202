import type { INestApplication, INestApplicationContext } from '@nestjs/common';
import type { Principal } from '@hunter/platform';
import { PushAttemptEntity } from '../src/nest/entities/push-attempt.entity';
import { PushJobEntity } from '../src/nest/entities/push-job.entity';
import { PushRequests } from '../src/nest/push-requests.service';
import type { D365Config } from '../src/lib/config';
import { createTestDatabase, type TestDatabase } from './database';
import { RecordedEvents, startApi, startWorker, TestRedis, type HostOptions } from './host';
import { jobsEnded } from './jobs-ended';
import { Sandbox } from './sandbox';
import { waitUntil } from './wait-until';

export const rep: Principal = { id: 'rep-1', name: 'Rep', roles: ['rep'] };

/** Database, sandbox, api and worker of one spec, stopped in reverse order however far the start came. */
export class World {
  readonly events = new RecordedEvents();
  readonly redis = new TestRedis();
  /** Mail addresses of leads, by domain. */
  readonly contacts = new Map<string, string>();
  private readonly ends: (() => Promise<void>)[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly sandbox: Sandbox,
  ) {}

  static async start(): Promise<World> {
    const database = await createTestDatabase();
    const sandbox = await Sandbox.start().catch(async (error: unknown) => {
      await database.remove();
      throw error;
    });
    return new World(database, sandbox);
  }

  async stop(): Promise<void> {
    for (const end of this.ends.reverse()) await end();
    this.redis.close();
    await this.sandbox.stop();
    await this.database.remove();
  }

  /** As after the start: no leads, no jobs, no rows. What api and worker know of the organisation stays. */
  async reset(): Promise<void> {
    await this.sandbox.reset();
    await this.database.dataSource.query('TRUNCATE leads, d365_push_batches CASCADE');
  }

  async startApi(config: D365Config = this.sandbox.config()): Promise<INestApplication> {
    const api = await startApi(this.hostOptions(config));
    this.ends.push(() => api.close());
    return api;
  }

  async startWorker(config: D365Config = this.sandbox.config()): Promise<INestApplicationContext> {
    const worker = await startWorker(this.hostOptions(config));
    this.ends.push(() => worker.close());
    return worker;
  }

  /** The job's row once it has ended. */
  settled(jobId: string, timeoutMs?: number): Promise<PushJobEntity> {
    return waitUntil(async () => {
      const job = await this.database.dataSource.manager.findOneBy(PushJobEntity, { id: jobId });
      return job === null || ['queued', 'in_progress'].includes(job.status) ? undefined : job;
    }, timeoutMs);
  }

  async push(api: INestApplication, leadId: string): Promise<PushJobEntity> {
    return this.settled((await api.get(PushRequests).pushLead({ leadId }, rep, null)).id);
  }

  /** The jobs of a batch once all of them have ended. */
  batchEnded(batchId: string, timeoutMs = 120_000): Promise<readonly PushJobEntity[]> {
    return jobsEnded(this.database.dataSource, { batchId }, timeoutMs);
  }

  attemptsOf(jobId: string): Promise<PushAttemptEntity[]> {
    return this.database.dataSource.manager.find(PushAttemptEntity, { where: { jobId }, order: { leaseToken: 'ASC' } });
  }

  private hostOptions(config: D365Config): HostOptions {
    return {
      dataSource: this.database.dataSource,
      config,
      events: this.events,
      redis: this.redis,
      contacts: this.contacts,
    };
  }
}
