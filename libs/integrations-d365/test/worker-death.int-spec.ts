import type { INestApplication } from '@nestjs/common';
import { PushJobEntity } from '../src/nest/entities/push-job.entity';
import { PushRequests } from '../src/nest/push-requests.service';
import { insertLead } from './database';
import { waitUntil } from './wait-until';
import { rep, World } from './world';
import { WorkerChild } from './worker-child';

describe('workers that die, stall and stop', () => {
  let world: World;
  let api: INestApplication;
  const workers: WorkerChild[] = [];

  beforeAll(async () => {
    world = await World.start();
    api = await world.startApi();
  });

  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
    await world.stop();
  });

  beforeEach(() => world.sandbox.reset());

  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.end('SIGKILL')));
  });

  async function startWorker(): Promise<WorkerChild> {
    const worker = await WorkerChild.start({
      ...world.sandbox.environment,
      DATABASE_URL: world.database.url,
      REDIS_URL: world.redis.url,
      QUEUE_PREFIX: world.redis.prefix,
    });
    workers.push(worker);
    return worker;
  }

  async function openPush(domain: string): Promise<string> {
    const leadId = await insertLead(world.database.dataSource, { domain });
    return (await api.get(PushRequests).pushLead({ leadId }, rep, null)).id;
  }

  const committed = () => waitUntil(async () => ((await world.sandbox.state()).leads === 1 ? true : undefined), 10_000);

  const find = (jobId: string) => world.database.dataSource.manager.findOneByOrFail(PushJobEntity, { id: jobId });

  test('a worker killed between the commit of Dynamics and its own leaves one row and a synced lead', async () => {
    await world.sandbox.faults({ commit_gate: { count: 1, hold_ms: 10_000, match: { method: 'PATCH' } } });
    const first = await startWorker();
    const jobId = await openPush('killed.example');
    await committed();
    expect(await first.end('SIGKILL')).toBe('SIGKILL');
    expect(await find(jobId)).toMatchObject({ status: 'in_progress', d365LeadId: null });

    await startWorker();
    const startedAt = Date.now();
    const job = await world.settled(jobId);
    // The lease of two seconds has to run out; after that nothing may keep the job waiting.
    expect(Date.now() - startedAt).toBeLessThan(6_000);
    const row = await world.sandbox.row('killed.example');
    expect(job).toMatchObject({
      status: 'succeeded',
      outcome: 'created',
      d365LeadId: row.leadid,
      attemptCount: 1,
      lostCount: 1,
    });
    expect(await world.sandbox.state()).toMatchObject({ leads: 1, writes: 1 });
    expect((await world.attemptsOf(jobId)).map(({ outcome }) => outcome)).toEqual(['lost', 'created']);
  });

  test('a worker that slept through its lease does not touch the newer result', async () => {
    await world.sandbox.faults({ commit_gate: { count: 1, hold_ms: 1_000, match: { method: 'PATCH' } } });
    const sleeper = await startWorker();
    const jobId = await openPush('slept.example');
    await committed();
    sleeper.signal('SIGSTOP');
    await startWorker();
    const job = await world.settled(jobId);
    expect(job).toMatchObject({ status: 'succeeded', leaseToken: 2 });

    sleeper.signal('SIGCONT');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await find(jobId)).toEqual(job);
    expect(await world.sandbox.state()).toMatchObject({ leads: 1, writes: 1 });
    expect((await world.attemptsOf(jobId)).map(({ outcome }) => outcome)).toEqual(['lost', 'created']);
  });

  test('a worker that is asked to stop ends its attempt first', async () => {
    await world.sandbox.faults({ commit_gate: { count: 1, hold_ms: 1_000, match: { method: 'PATCH' } } });
    const worker = await startWorker();
    const jobId = await openPush('stopped.example');
    await committed();
    expect(await worker.end('SIGTERM')).toBe('SIGTERM');
    expect(await find(jobId)).toMatchObject({ status: 'succeeded', outcome: 'created', lostCount: 0 });
  });
});
