import { Logger } from '@nestjs/common';
import { QUEUES, SCAN_BATCH_SIZE, type DomainScanJob } from '@hunter/contracts';
import { OutboxRepository, ScanJobRepository, type OpenItems } from '@hunter/persistence';
import { createTestDatabase, type TestDatabase } from '@hunter/persistence/testing';
import { RedisConnections } from '@hunter/platform';
import Bull, { type Queue } from 'bull';
import { BullScanQueue, RelayOpenItems, RunScanBatch } from '../src';
import { wakeOrLeaveToRelay } from '../src/lib/scan-jobs/wake-or-leave-to-relay';
import { ScriptedDomainReader } from './scripted-domain-reader';
import { createSaveScans } from './save-scans';
import { waitUntil } from './wait-until';

// Also on the embedded Redis: what happens when it is emptied.

/** A logical database of its own, so that emptying it takes nothing from other specs. */
const REDIS_DATABASE = 7;

describe('RelayOpenItems over Bull and a real Redis', () => {
  let database: TestDatabase;
  let redis: RedisConnections;
  let scanJobs: ScanJobRepository;
  let queue: Queue<DomainScanJob>;
  let worker: Queue<DomainScanJob> | null;
  let relay: RelayOpenItems;

  beforeAll(async () => {
    database = await createTestDatabase();
    scanJobs = new ScanJobRepository(database.dataSource);
    Logger.overrideLogger(false);
  });

  beforeEach(async () => {
    const url = new URL(process.env['REDIS_URL'] ?? '');
    url.pathname = `/${String(REDIS_DATABASE)}`;
    redis = new RedisConnections(url.toString());
    await database.dataSource.query('TRUNCATE leads, scan_jobs, outbox CASCADE');
    await redis.open('client').flushdb();
    queue = newQueue();
    worker = null;
    relay = new RelayOpenItems(scanJobs, new BullScanQueue(queue));
  });

  afterEach(async () => {
    await worker?.close();
    await queue.close();
    redis.onApplicationShutdown();
  });

  afterAll(() => database.remove());

  const newQueue = (): Queue<DomainScanJob> =>
    new Bull<DomainScanJob>(QUEUES.domainScan, { createClient: (kind) => redis.open(kind) });
  const startJob = (count: number): Promise<OpenItems> =>
    database.dataSource.transaction((manager) =>
      scanJobs.saveScanJob(manager, {
        kind: 'scan',
        requestedBy: 'local',
        domains: Array.from({ length: count }, (_, index) => `d${String(index)}.example`),
      }),
    );
  const startWorker = (): void => {
    const runner = new RunScanBatch(
      database.dataSource,
      createSaveScans(database.dataSource),
      scanJobs,
      new OutboxRepository(database.dataSource),
      new ScriptedDomainReader(),
      { waitForTurn: () => Promise.resolve() },
      { concurrency: 20 },
    );
    worker = newQueue();
    void worker.process(2, (job) => runner.runScanBatch(job.data));
  };
  const isCompleted = async (id: string): Promise<boolean> => (await scanJobs.findScanJob(id))?.status === 'completed';

  it('wakes again for a job whose wake-ups Redis has lost', async () => {
    const open = await startJob(250);
    await wakeOrLeaveToRelay(new BullScanQueue(queue), open);
    expect((await queue.getJobCounts()).waiting).toBe(Math.ceil(250 / SCAN_BATCH_SIZE));
    await redis.open('client').flushdb();
    startWorker();

    expect(await relay.relayOpenItems()).toBe(250);

    await waitUntil('the job is completed', () => isCompleted(open.scanJobId));
    expect(await scanJobs.findScanJob(open.scanJobId)).toMatchObject({ succeeded: 250 });
  });

  it('lets a worker that was waiting go on when Redis is emptied under it', async () => {
    startWorker();
    await worker!.isReady();
    await redis.open('client').flushdb();
    const open = await startJob(5);

    expect(await relay.relayOpenItems()).toBe(5);

    await waitUntil('the job is completed', () => isCompleted(open.scanJobId));
  });

  it('asks for nothing while wake-ups wait, or when everything is done', async () => {
    const open = await startJob(3);
    await wakeOrLeaveToRelay(new BullScanQueue(queue), open);

    expect(await relay.relayOpenItems()).toBe(0);
    startWorker();
    await waitUntil('the job is completed', () => isCompleted(open.scanJobId));
    await waitUntil('the queue is empty', async () => (await queue.getJobCounts()).active === 0);
    expect(await relay.relayOpenItems()).toBe(0);
  });

  it('finds the items of a worker that vanished, when their lease has ended, although the queue is busy', async () => {
    const open = await startJob(2);
    await queue.add({ scanJobId: open.scanJobId, itemIds: [] });
    await scanJobs.claimItems(open.scanJobId, open.itemIds, 60);
    expect(await relay.relayOpenItems()).toBe(0);
    await database.dataSource.query("UPDATE scan_job_items SET lease_until = now() - interval '1 second'");
    startWorker();

    expect(await relay.relayOpenItems()).toBe(2);

    await waitUntil('the job is completed', () => isCompleted(open.scanJobId));
  });
});
