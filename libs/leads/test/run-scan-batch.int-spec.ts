import { Logger } from '@nestjs/common';
import {
  LeadRepository,
  OutboxRepository,
  ScanJobRepository,
  type OpenItems,
  type ScanJobRow,
} from '@hunter/persistence';
import { createTestDatabase, type TestDatabase } from '@hunter/persistence/testing';
import { RunScanBatch } from '../src';
import { microsoftDomain, ScriptedDomainReader, unreachableDomain } from './scripted-domain-reader';
import { waitUntil } from './wait-until';

const NO_PACE = { waitForTurn: () => Promise.resolve() };

describe('RunScanBatch', () => {
  let database: TestDatabase;
  let scanJobs: ScanJobRepository;
  let reader: ScriptedDomainReader;

  beforeAll(async () => {
    database = await createTestDatabase();
    scanJobs = new ScanJobRepository(database.dataSource);
    Logger.overrideLogger(false);
  });

  beforeEach(async () => {
    await database.dataSource.query('TRUNCATE leads, scan_jobs, outbox CASCADE');
    reader = new ScriptedDomainReader();
  });

  afterAll(() => database.remove());

  const runner = (options: { concurrency?: number; outbox?: OutboxRepository; reader?: ScriptedDomainReader } = {}) =>
    new RunScanBatch(
      database.dataSource,
      new LeadRepository(database.dataSource),
      scanJobs,
      options.outbox ?? new OutboxRepository(database.dataSource),
      options.reader ?? reader,
      NO_PACE,
      { concurrency: options.concurrency ?? 10 },
    );
  const startJob = (domains: readonly string[]): Promise<OpenItems> =>
    database.dataSource.transaction((manager) =>
      scanJobs.saveScanJob(manager, { kind: 'scan', requestedBy: 'local', domains }),
    );
  const findJob = async (id: string): Promise<ScanJobRow> => {
    const job = await scanJobs.findScanJob(id);
    if (job === null) throw new Error('the job is gone');
    return job;
  };
  const countOf = async (sql: string): Promise<number> => {
    const [row] = await database.dataSource.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM ${sql}`);
    return row!.count;
  };
  const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `d${String(index)}.example`);

  it('scores every domain of the batch and completes the job', async () => {
    const open = await startJob(names(3));

    await runner().runScanBatch(open);

    expect(await findJob(open.scanJobId)).toMatchObject({ status: 'completed', total: 3, succeeded: 3, pending: 0 });
    expect(await countOf("leads WHERE provider = 'M365' AND readiness_score > 0 AND scan_status = 'completed'")).toBe(
      3,
    );
    expect(await countOf('lead_scans')).toBe(3);
  });

  it('commits what is read while a slow domain keeps the batch open', async () => {
    const domains = names(120);
    const open = await startJob(domains);
    const release = reader.hold('d7.example');

    const running = runner().runScanBatch(open);
    await waitUntil('all but one are committed', async () => (await findJob(open.scanJobId)).succeeded === 119);

    expect(await findJob(open.scanJobId)).toMatchObject({ status: 'running', running: 1, pending: 0 });
    expect(await countOf("leads WHERE scan_status = 'completed'")).toBe(119);
    // In portions: one event each, never one per domain.
    const events = await countOf("outbox WHERE name = 'job.progress'");
    expect(events).toBeGreaterThanOrEqual(2);
    expect(events).toBeLessThan(20);

    release();
    await running;
    expect(await findJob(open.scanJobId)).toMatchObject({ status: 'completed', succeeded: 120 });
  });

  it('counts domains whose mail servers cannot be read as failed, with the cause, and invents no score', async () => {
    reader.script = (name, type) => (name.includes('gone') ? unreachableDomain : microsoftDomain)(name, type);
    const open = await startJob(['gone.example', 'fine.example']);

    await runner().runScanBatch(open);

    expect(await findJob(open.scanJobId)).toMatchObject({ status: 'completed', succeeded: 1, failed: 1 });
    expect(await countOf("scan_job_items WHERE state = 'failed' AND error_code = 'dns-timeout'")).toBe(1);
    expect(await countOf("leads WHERE domain = 'gone.example' AND incomplete AND readiness_score IS NULL")).toBe(1);
  });

  it('counts a domain of which one part cannot be read as incomplete', async () => {
    reader.script = (name, type) =>
      name.startsWith('_dmarc.') ? { kind: 'failed', cause: 'servfail' } : microsoftDomain(name, type);
    const open = await startJob(['partly.example']);

    await runner().runScanBatch(open);

    expect(await findJob(open.scanJobId)).toMatchObject({ status: 'completed', incomplete: 1, succeeded: 0 });
  });

  it('gives back what it has not begun when the worker drains, and commits what it has', async () => {
    const open = await startJob(names(10));
    const release = reader.hold(...names(10));
    const draining = runner({ concurrency: 2 });
    const running = draining.runScanBatch(open);
    await waitUntil('two reads have begun', () => reader.begun.length === 2);

    const drained = draining.drain();
    release();
    await Promise.all([drained, running]);

    expect(await findJob(open.scanJobId)).toMatchObject({ status: 'running', succeeded: 2, running: 0, pending: 8 });
    await runner().runScanBatch(open);
    expect(await findJob(open.scanJobId)).toMatchObject({ status: 'completed', succeeded: 10 });
    expect(reader.begun).toHaveLength(10);
  });

  it('leaves items to be taken again when a write fails, with nothing half written', async () => {
    const open = await startJob(names(3));
    const outbox = new BrokenOutbox(database.dataSource);

    await expect(runner({ outbox }).runScanBatch(open)).rejects.toThrow('disk full');

    expect(await findJob(open.scanJobId)).toMatchObject({ succeeded: 0, running: 0, pending: 3 });
    expect(await countOf('leads')).toBe(0);
    await runner().runScanBatch(open);
    expect(await findJob(open.scanJobId)).toMatchObject({ status: 'completed', succeeded: 3 });
    expect(await countOf('lead_scans')).toBe(3);
  });

  it('is ready for the next batch while the last slow domain of this one is waited for', async () => {
    const open = await startJob(names(30));
    const release = reader.hold('d7.example');
    const patient = runner();

    await patient.beginScanBatch(open);
    expect(reader.begun).toHaveLength(30);
    let hasDrained = false;
    const drained = patient.drain().then(() => (hasDrained = true));
    await waitUntil('all but one are committed', async () => (await findJob(open.scanJobId)).succeeded === 29);
    expect(hasDrained).toBe(false);

    release();
    await drained;
    expect(await findJob(open.scanJobId)).toMatchObject({ status: 'completed', succeeded: 30 });
  });

  it('gives items back when a write fails after the batch was taken for begun', async () => {
    const open = await startJob(names(3));
    const broken = runner({ outbox: new BrokenOutbox(database.dataSource) });

    await broken.beginScanBatch(open);
    await broken.drain();

    expect(await findJob(open.scanJobId)).toMatchObject({ succeeded: 0, running: 0, pending: 3 });
  });

  it('does not take items that another worker holds', async () => {
    const open = await startJob(names(4));
    await scanJobs.claimItems(open.scanJobId, open.itemIds.slice(0, 2), 60);

    await runner().runScanBatch(open);

    expect(reader.begun.sort()).toEqual(['d2.example', 'd3.example']);
    expect(await findJob(open.scanJobId)).toMatchObject({ status: 'running', succeeded: 2, running: 2 });
  });

  it('counts an item once when a stalled worker returns after another one has done its work', async () => {
    const open = await startJob(names(1));
    const stalledReader = new ScriptedDomainReader();
    const release = stalledReader.hold('d0.example');
    const stalled = runner({ reader: stalledReader }).runScanBatch(open);
    await waitUntil('the first worker has begun', () => stalledReader.begun.length === 1);
    await database.dataSource.query("UPDATE scan_job_items SET lease_until = now() - interval '1 second'");

    await runner().runScanBatch(open);
    release();
    await stalled;

    expect(await findJob(open.scanJobId)).toMatchObject({ status: 'completed', total: 1, succeeded: 1 });
  });

  it('finishes the job when one domain makes the reader throw', async () => {
    reader.breakOn('d1.example');
    const open = await startJob(names(3));

    await runner({ concurrency: 1 }).runScanBatch(open);

    expect(await findJob(open.scanJobId)).toMatchObject({ status: 'completed', succeeded: 2, failed: 1, running: 0 });
    expect(await countOf("scan_job_items WHERE domain = 'd1.example' AND error_code = 'unexpected'")).toBe(1);
    expect(await countOf("leads WHERE domain = 'd1.example'")).toBe(0);
  });

  it('stores a record that holds bytes which are no text to PostgreSQL', async () => {
    reader.script = (name, type) =>
      type === 'TXT' && name === 'd0.example'
        ? { kind: 'records', authenticated: false, records: [{ type: 'TXT', text: 'v=spf1 \0 -all' }] }
        : microsoftDomain(name, type);
    const open = await startJob(names(2));

    await runner().runScanBatch(open);

    expect(await findJob(open.scanJobId)).toMatchObject({ status: 'completed', succeeded: 2 });
    const [lead] = await database.dataSource.query<{ spf_record: string }[]>(
      "SELECT spf_record FROM leads WHERE domain = 'd0.example'",
    );
    expect(lead?.spf_record).toBe('v=spf1 \uFFFD -all');
  });
});

class BrokenOutbox extends OutboxRepository {
  override saveEvents(): Promise<void> {
    return Promise.reject(new Error('disk full'));
  }
}
