import { Logger } from '@nestjs/common';
import {
  LeadRepository,
  OutboxRepository,
  ScanJobRepository,
  type OpenItems,
  type ScanJobRow,
} from '@hunter/persistence';
import { createTestDatabase, type TestDatabase } from '@hunter/persistence/testing';
import { RunScanBatch, type ScanPace } from '../src';
import { microsoftDomain, ScriptedDomainReader, unreachableDomain } from './scripted-domain-reader';
import { createSaveScans } from './save-scans';
import { waitUntil } from './wait-until';

/** Sessions of this database that wait for a row of another. */
const WAITING = "pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
const NO_PACE: ScanPace = { waitForTurn: () => Promise.resolve() };

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

  const runner = (
    options: { concurrency?: number; outbox?: OutboxRepository; reader?: ScriptedDomainReader; pace?: ScanPace } = {},
  ) =>
    new RunScanBatch(
      database.dataSource,
      createSaveScans(database.dataSource),
      scanJobs,
      options.outbox ?? new OutboxRepository(database.dataSource),
      options.reader ?? reader,
      options.pace ?? NO_PACE,
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
  const readingOf = async (domain: string): Promise<unknown> => {
    const [row] = await database.dataSource.query<{ reading: unknown }[]>(
      'SELECT reading FROM leads WHERE domain = $1',
      [domain],
    );
    return row!.reading;
  };
  const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `d${String(index)}.example`);

  it('scores every domain of the batch and completes the job', async () => {
    const open = await startJob(names(3));

    await runner().runScanBatch(open);

    expect(await findJob(open.scanJobId)).toMatchObject({ status: 'completed', total: 3, succeeded: 3, pending: 0 });
    expect(await countOf("leads WHERE provider = 'M365' AND readiness_score > 0 AND scan_status = 'completed'")).toBe(
      3,
    );
    expect(await countOf('lead_scans s JOIN leads l ON l.id = s.lead_id AND l.reading = s.reading')).toBe(3);
  });

  it('keeps in the history what a scan read, and in the lead what is known', async () => {
    await runner().runScanBatch(await startJob(['d0.example']));
    reader.script = unreachableDomain;
    await runner().runScanBatch(await startJob(['d0.example']));

    expect(await countOf("leads WHERE reading->'mx'->>'status' = 'present'")).toBe(1);
    const scans = await database.dataSource.query<{ mx: string }[]>(
      "SELECT reading->'mx'->>'status' AS mx FROM lead_scans ORDER BY id",
    );
    expect(scans.map(({ mx }) => mx)).toEqual(['present', 'unknown']);
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

  it('gives back at once what still waits for its turn when the worker drains', async () => {
    const open = await startJob(names(3));
    const polite = runner({ pace: { waitForTurn: () => new Promise(() => undefined) } });
    const running = polite.runScanBatch(open);
    await waitUntil('the items are claimed', async () => (await findJob(open.scanJobId)).running === 3);

    await Promise.all([polite.drain(), running]);

    expect(await findJob(open.scanJobId)).toMatchObject({ running: 0, pending: 3 });
    expect(reader.begun).toEqual([]);
  });

  it('says in the log why a batch could not even begin', async () => {
    const open = await startJob(names(1));
    const logged = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);

    await expect(runner().beginScanBatch({ ...open, scanJobId: 'no id' })).rejects.toThrow('uuid');

    expect(logged).toHaveBeenCalledWith(expect.objectContaining({ message: 'scan batch broke' }));
    logged.mockRestore();
  });

  it('keeps what another scan of the same domain is just finding out', async () => {
    const leads = new LeadRepository(database.dataSource);
    await runner().runScanBatch(await startJob(['a.example']));
    const found = { reading: await readingOf('a.example') };
    await database.dataSource.query("UPDATE leads SET reading = NULL, provider = NULL WHERE domain = 'a.example'");
    const open = await startJob(['a.example']);
    reader.script = unreachableDomain;

    const failing = await database.dataSource.transaction(async (manager) => {
      await manager.query('UPDATE leads SET reading = $1::jsonb WHERE domain = $2', [
        JSON.stringify(found.reading),
        'a.example',
      ]);
      const running = runner().runScanBatch(open);
      await waitUntil('the other scan waits for the lead', async () => (await countOf(WAITING)) > 0);
      return { running };
    });
    await failing.running;

    expect(await leads.findLead('a.example')).toMatchObject({ provider: 'M365', scan_status: 'dns-timeout' });
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
