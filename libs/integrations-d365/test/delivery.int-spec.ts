import type { INestApplication } from '@nestjs/common';
import supertest from 'supertest';
import { PushJobEntity } from '../src/nest/entities/push-job.entity';
import { PushRelay } from '../src/nest/push-relay.service';
import { PushRequests } from '../src/nest/push-requests.service';
import { PushRunner } from '../src/nest/push-runner.service';
import { insertLead } from './database';
import { waitUntil } from './wait-until';
import { rep, World } from './world';

const CIRCUIT = { HUNTER_D365_CIRCUIT_PROBE_MS: '300', HUNTER_D365_MAX_WAIT: '1h' };

describe('a Dynamics that is away or asks for a pause', () => {
  let world: World;
  let api: INestApplication;

  beforeEach(async () => {
    world = await World.start();
    api = await world.startApi();
  });

  afterEach(() => world.stop());

  async function insertLeads(count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) {
      ids.push(await insertLead(world.database.dataSource, { domain: `d${String(index)}.example` }));
    }
    return ids;
  }

  const pushAll = async (leadIds: readonly string[]) =>
    Promise.all(leadIds.map(async (leadId) => (await api.get(PushRequests).pushLead({ leadId }, rep, null)).id));

  const jobs = () => world.database.dataSource.manager.find(PushJobEntity, { order: { createdAt: 'ASC' } });

  const untilAll = (status: string, timeoutMs = 20_000) =>
    waitUntil(async () => {
      const all = await jobs();
      return all.every((job) => job.status === status) ? all : undefined;
    }, timeoutMs);

  const outcomes = async () =>
    new Set(
      (await world.database.dataSource.query<{ outcome: string }[]>('SELECT outcome FROM d365_push_attempts')).map(
        ({ outcome }) => outcome,
      ),
    );

  test('an outage opens the circuit, burns no attempt, and ends without hands', async () => {
    await world.startWorker(world.sandbox.config(CIRCUIT));
    await world.startWorker(world.sandbox.config(CIRCUIT));
    await world.sandbox.faults({ outage: { mode: 'reset', scope: 'dataverse' } });
    await pushAll(await insertLeads(12));
    await waitUntil(async () => ((await outcomes()).has('returned') ? true : undefined));
    const waiting = await untilAll('queued');
    expect(waiting.map(({ attemptCount }) => attemptCount)).toEqual(Array.from({ length: 12 }, () => 0));
    expect(await status()).toMatchObject({
      circuit: 'open',
      unreachable_since: expect.stringMatching(/^20.*Z$/),
      waiting: {
        code: 'dynamics-unreachable',
        translations: { tr: { message: expect.stringContaining('ulaş') } },
        pushes: 12,
      },
    });
    const claims = await attempts();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await attempts()).toBe(claims);

    await world.sandbox.faults({ outage: null });
    const done = await untilAll('succeeded');
    expect(done.map(({ attemptCount }) => attemptCount)).toEqual(Array.from({ length: 12 }, () => 1));
    expect(await world.sandbox.state()).toMatchObject({ leads: 12, writes: 12 });
    expect(await status()).toEqual({ circuit: 'closed', unreachable_since: null, paused_until: null, waiting: null });
  });

  async function status(): Promise<unknown> {
    return (
      await supertest(api.getHttpServer() as never)
        .get('/d365/status')
        .expect(200)
    ).body as unknown;
  }

  const attempts = async () =>
    Number(
      (await world.database.dataSource.query<{ count: string }[]>('SELECT count(*) FROM d365_push_attempts'))[0]?.count,
    );

  test('a sign-in service that is away opens the circuit as well', async () => {
    await world.startWorker(world.sandbox.config(CIRCUIT));
    await world.sandbox.faults({ outage: { mode: '503', scope: 'entra' } });
    await pushAll(await insertLeads(8));
    await waitUntil(async () => ((await outcomes()).has('returned') ? true : undefined));
    await world.sandbox.faults({ outage: null });
    expect((await untilAll('succeeded')).every(({ attemptCount }) => attemptCount === 1)).toBe(true);
  });

  test('a push that waited too long ends with its own code', async () => {
    await world.startWorker(world.sandbox.config({ ...CIRCUIT, HUNTER_D365_MAX_WAIT: '2s' }));
    await world.sandbox.faults({ outage: { mode: 'reset', scope: 'all' } });
    const leadIds = await insertLeads(8);
    await pushAll(leadIds);
    const ended = await untilAll('error');
    expect(new Set(ended.map(({ errorCode }) => errorCode))).toEqual(new Set(['unreachable-too-long']));
    expect(world.events.statusesOf(leadIds[0] ?? '').at(-1)).toBe('error');

    await world.sandbox.faults({ outage: null });
    for (const job of ended) await api.get(PushRequests).retryJob(job.id, rep);
    await untilAll('succeeded');
  });

  test('a push that was ordered long ago does not end because Dynamics is away for a moment', async () => {
    await pushAll(await insertLeads(8));
    await world.database.dataSource.query(`UPDATE d365_push_jobs SET requested_at = requested_at - interval '2 hours'`);
    await world.sandbox.faults({ outage: { mode: 'reset', scope: 'dataverse' } });
    await world.startWorker(world.sandbox.config(CIRCUIT));
    await waitUntil(async () => ((await outcomes()).has('returned') ? true : undefined));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect((await jobs()).filter(({ status }) => status === 'error')).toEqual([]);

    await world.sandbox.faults({ outage: null });
    await untilAll('succeeded');
  });

  test('a 429 to one worker holds back all of them', async () => {
    await world.startWorker();
    await world.startWorker();
    const [first = '', ...others] = await insertLeads(10);
    await world.sandbox.faults({
      forced_429: { count: 1, retry_after_s: 3, facet: 'requests', match: { route: 'leads' } },
    });
    const [job = ''] = await pushAll([first]);
    await waitUntil(async () => ((await world.attemptsOf(job))[0]?.outcome === 'retry' ? true : undefined));
    const before = await requests();
    await pushAll(others);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await requests()).toBe(before);
    const done = await untilAll('succeeded');
    expect(done.map(({ attemptCount }) => attemptCount).sort()).toEqual([...Array.from({ length: 9 }, () => 1), 2]);
  });

  async function requests(): Promise<number> {
    return Object.values(await world.sandbox.requestsByRoute()).reduce((sum, count) => sum + count, 0);
  }

  test('stays below the limits of the organisation', async () => {
    const limits = {
      HUNTER_D365_LIMIT_REQUESTS: '60',
      HUNTER_D365_LIMIT_WINDOW_MS: '3000',
      HUNTER_D365_CONCURRENCY: '16',
    };
    await world.sandbox.faults({ throttle: { enabled: true, requests: 60, window_ms: 3_000, concurrency: 16 } });
    await world.startWorker(world.sandbox.config(limits));
    await world.startWorker(world.sandbox.config(limits));
    await pushAll(await insertLeads(60));
    await untilAll('succeeded', 40_000);
    expect(await world.sandbox.state()).toMatchObject({ leads: 60, writes: 60, throttled: {} });
  });

  test('goes by what this process knows while Redis is away', async () => {
    const worker = await world.startWorker(world.sandbox.config(CIRCUIT));
    await world.sandbox.faults({ outage: { mode: 'reset', scope: 'dataverse' } });
    const ids = await pushAll(await insertLeads(6));
    world.redis.close();
    const runner = worker.get(PushRunner);
    for (const id of ids) await runner.runJob(id);
    await world.sandbox.faults({ outage: null });
    const relay = worker.get(PushRelay);
    await waitUntil(async () => {
      await relay.relayDueJobs().catch(() => undefined);
      for (const id of ids) await runner.runJob(id);
      return (await jobs()).every(({ status }) => status === 'succeeded') ? true : undefined;
    }, 40_000);
    expect(await world.sandbox.state()).toMatchObject({ leads: 6, writes: 6 });
  });
});
