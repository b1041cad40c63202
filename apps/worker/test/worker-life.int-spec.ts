import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import type { Registration } from '@hunter/core-whois';
import { DOMAIN_READER, REGISTRATION_READER, ScanConfig } from '@hunter/leads';
import { LeadRepository, ScanJobRepository, type ScanJobRow } from '@hunter/persistence';
import { createTestDatabase, type TestDatabase } from '@hunter/persistence/testing';
import { readEnv, useHttpBasics } from '@hunter/platform';
import { persistenceContributions } from '../src/integrations';
import { WorkerConfig } from '../src/worker-config';
import { WorkerModule } from '../src/worker.module';
import { HeldDomainReader } from './held-domain-reader';
import { waitUntil } from './wait-until';

// Also on the embedded Redis: the queue of scans.

/** A logical database of its own: the queue's name is the same for every worker of this Redis. */
const REDIS_DATABASE = 8;

const REGISTERED: Registration = {
  status: 'present',
  source: 'rdap',
  server: 'rdap.example',
  engineVersion: '1.0.0',
  registrar: 'Lale Registrar',
  registrarIanaId: null,
  createdAt: null,
  expiresAt: '2099-01-01',
  nameservers: [],
  statuses: [],
};

describe('the worker', () => {
  let database: TestDatabase;
  let scanJobs: ScanJobRepository;
  const running: NestExpressApplication[] = [];

  beforeEach(async () => {
    database = await createTestDatabase({ contributions: persistenceContributions });
    scanJobs = new ScanJobRepository(database.dataSource);
  });

  afterEach(async () => {
    for (const worker of running.splice(0)) await worker.close();
    await database.remove();
  });

  const startWorker = async (
    reader: HeldDomainReader,
    redisUrl = ownRedis(),
    settings: Record<string, string> = {},
  ): Promise<NestExpressApplication> => {
    const environment = { DATABASE_URL: database.url, REDIS_URL: redisUrl, HUNTER_SCAN_CONCURRENCY: '5', ...settings };
    const module = await Test.createTestingModule({
      imports: [
        WorkerModule.register(
          { process: readEnv(WorkerConfig, environment), scan: readEnv(ScanConfig, environment), ipSources: null },
          environment,
        ),
      ],
    })
      .overrideProvider(DOMAIN_READER)
      .useValue(reader)
      .overrideProvider(REGISTRATION_READER)
      .useValue({ readRegistration: () => Promise.resolve(REGISTERED) })
      .compile();
    const worker = module.createNestApplication<NestExpressApplication>({ logger: false });
    useHttpBasics(worker);
    running.push(worker);
    await worker.listen(0, '127.0.0.1');
    return worker;
  };
  const startJob = async (count: number): Promise<string> => {
    const open = await database.dataSource.transaction((manager) =>
      scanJobs.saveScanJob(manager, {
        kind: 'scan',
        requestedBy: 'local',
        domains: Array.from({ length: count }, (_, index) => `d${String(index)}.example`),
      }),
    );
    return open.scanJobId;
  };
  const findJob = async (id: string): Promise<ScanJobRow> => {
    const job = await scanJobs.findScanJob(id);
    if (job === null) throw new Error('the job is gone');
    return job;
  };
  const fetchFrom = (worker: NestExpressApplication, path: string): Promise<Response> => {
    const { port } = worker.getHttpServer().address() as AddressInfo;
    return fetch(`http://127.0.0.1:${String(port)}${path}`);
  };

  it('finds a job that nobody rang for, and does it', async () => {
    const reader = new HeldDomainReader();
    reader.release();
    const jobId = await startJob(12);

    await startWorker(reader);

    await waitUntil('the job is completed', async () => (await findJob(jobId)).status === 'completed');
    expect(reader.begun.sort()).toEqual([...new Set(reader.begun)]);
  }, 40_000);

  it('ends with its scan half done: what is read is committed, the rest is given back for another worker', async () => {
    const slow = new HeldDomainReader();
    const jobId = await startJob(12);
    const worker = await startWorker(slow);
    await waitUntil('five reads have begun', () => slow.begun.length === 5);

    const stopping = worker.close();
    setTimeout(() => {
      slow.release();
    }, 300);
    await stopping;
    running.splice(0);

    expect(await findJob(jobId)).toMatchObject({ status: 'running', running: 0, pending: 7 });
    const next = new HeldDomainReader();
    next.release();
    await startWorker(next);
    await waitUntil('the job is completed', async () => (await findJob(jobId)).status === 'completed');
    expect(next.begun).toHaveLength(7);
  }, 60_000);

  it('is ready with database and queue, says so, and counts what it scanned', async () => {
    const reader = new HeldDomainReader();
    reader.release();
    const worker = await startWorker(reader);

    const ready = await fetchFrom(worker, '/healthz/ready');
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { status: 'ok', checks: { database: 'ok', queue: 'ok' } },
    ]);
    expect(await (await fetchFrom(worker, '/metrics')).text()).toContain('scan_domains_total');
  }, 40_000);

  it('looks up the registration of what it scanned, as a second step', async () => {
    const reader = new HeldDomainReader();
    reader.release();
    const jobId = await startJob(3);
    const worker = await startWorker(reader, ownRedis(), { HUNTER_REGISTRATION_ENABLED: 'true' });
    const leads = new LeadRepository(database.dataSource);

    await waitUntil('the job is completed', async () => (await findJob(jobId)).status === 'completed');
    await waitUntil('the last registration is known', async () => {
      const found = await Promise.all([0, 1, 2].map((index) => leads.findLead(`d${String(index)}.example`)));
      return found.every((lead) => lead?.registrar === 'Lale Registrar');
    });
    expect(await (await fetchFrom(worker, '/metrics')).text()).toContain(
      'lead_lookups_total{kind="registration",outcome="present"} 3',
    );
  }, 40_000);

  it('is alive but not ready while there is no Redis', async () => {
    const worker = await startWorker(new HeldDomainReader(), 'redis://127.0.0.1:1');

    expect((await fetchFrom(worker, '/healthz/live')).status).toBe(200);
    const ready = await fetchFrom(worker, '/healthz/ready');
    expect([ready.status, ready.headers.get('retry-after'), await ready.json()]).toEqual([
      503,
      '5',
      { status: 'unavailable', checks: { database: 'ok', queue: 'failed' } },
    ]);
  }, 40_000);

  it('works as soon as a Redis that was not there at its start appears', async () => {
    const target = new URL(ownRedis());
    const door = createServer((socket) => {
      const onward = connect(Number(target.port), target.hostname);
      socket.on('error', () => onward.destroy()).on('close', () => onward.destroy());
      onward.on('error', () => socket.destroy());
      socket.pipe(onward).pipe(socket);
    });
    door.listen(0, '127.0.0.1');
    await once(door, 'listening');
    const { port } = door.address() as AddressInfo;
    door.close();
    await once(door, 'close');
    const reader = new HeldDomainReader();
    reader.release();
    const jobId = await startJob(3);
    const worker = await startWorker(reader, `redis://127.0.0.1:${String(port)}${target.pathname}`);
    expect((await fetchFrom(worker, '/healthz/ready')).status).toBe(503);

    door.listen(port, '127.0.0.1');

    await waitUntil('the job is completed', async () => (await findJob(jobId)).status === 'completed', 30_000);
    expect((await fetchFrom(worker, '/healthz/ready')).status).toBe(200);
    door.close();
  }, 60_000);
});

function ownRedis(): string {
  const url = new URL(process.env['REDIS_URL'] ?? '');
  url.pathname = `/${String(REDIS_DATABASE)}`;
  return url.toString();
}
