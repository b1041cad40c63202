import { ScanJobRepository } from '../src';
import { createTestDatabase, type TestDatabase } from '../src/testing';

describe('ScanJobRepository', () => {
  let database: TestDatabase;
  let scanJobs: ScanJobRepository;

  beforeAll(async () => {
    database = await createTestDatabase();
    scanJobs = new ScanJobRepository(database.dataSource);
  });

  afterAll(() => database.remove());

  const startJob = (domains: string[]) =>
    database.dataSource.transaction((manager) =>
      scanJobs.saveScanJob(manager, { kind: 'scan', requestedBy: 'local', domains }),
    );

  it('gives every item to one of two workers that claim the same batch at once', async () => {
    const open = await startJob(['a.example', 'b.example', 'c.example']);

    const [first, second] = await Promise.all([
      scanJobs.claimItems(open.scanJobId, open.itemIds, 60),
      scanJobs.claimItems(open.scanJobId, open.itemIds, 60),
    ]);

    expect([...first, ...second].map((item) => item.domain).sort()).toEqual(['a.example', 'b.example', 'c.example']);
  });

  it('lets another worker take items whose lease has ended, and counts them once', async () => {
    const open = await startJob(['a.example']);
    const [stalled] = await scanJobs.claimItems(open.scanJobId, open.itemIds, 0);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const [taken] = await scanJobs.claimItems(open.scanJobId, open.itemIds, 60);
    const finish = (id: string | undefined) =>
      database.dataSource.transaction((manager) =>
        scanJobs.finishItems(manager, open.scanJobId, [{ id: id ?? '', state: 'succeeded', error_code: null }]),
      );

    await finish(taken?.id);
    const job = await finish(stalled?.id);

    expect(job).toMatchObject({ status: 'completed', total: 1, succeeded: 1, pending: 0, running: 0 });
  });

  it('extends leases without waiting for items that are just being finished', async () => {
    const open = await startJob(['a.example', 'b.example']);
    await scanJobs.claimItems(open.scanJobId, open.itemIds, 1);
    const [first, second] = open.itemIds;

    await database.dataSource.transaction(async (manager) => {
      await scanJobs.finishItems(manager, open.scanJobId, [{ id: first!, state: 'succeeded', error_code: null }]);
      await scanJobs.extendLeases(open.itemIds, 60);
    });

    const rows = await database.dataSource.query<object[]>(
      "SELECT id::text, lease_until > now() + interval '30 seconds' AS held FROM scan_job_items WHERE scan_job_id = $1 ORDER BY 1",
      [open.scanJobId],
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { id: first, held: null },
        { id: second, held: true },
      ]),
    );
  });

  it('completes the job with the last item when two workers finish at the same time', async () => {
    const open = await startJob(Array.from({ length: 20 }, (_, index) => `d${String(index)}.example`));
    const items = await scanJobs.claimItems(open.scanJobId, open.itemIds, 60);
    const finish = (part: typeof items) =>
      database.dataSource.transaction((manager) =>
        scanJobs.finishItems(
          manager,
          open.scanJobId,
          part.map((item) => ({ id: item.id, state: 'failed' as const, error_code: 'dns-timeout' })),
        ),
      );

    await Promise.all([finish(items.slice(0, 10)), finish(items.slice(10))]);

    expect(await scanJobs.findScanJob(open.scanJobId)).toMatchObject({ status: 'completed', failed: 20, succeeded: 0 });
  });

  it('lists open items of unfinished jobs, and none that somebody holds', async () => {
    const open = await startJob(['x.example', 'y.example']);
    await scanJobs.claimItems(open.scanJobId, open.itemIds.slice(0, 1), 60);

    const listed = (await scanJobs.fetchOpenItems(1_000)).find((items) => items.scanJobId === open.scanJobId);

    expect(listed?.itemIds).toEqual(open.itemIds.slice(1));
  });

  it('takes from a worker only the items whose lease has ended, and only once', async () => {
    const open = await startJob(['gone.example', 'busy.example']);
    await scanJobs.claimItems(open.scanJobId, open.itemIds, 60);
    await database.dataSource.query(
      "UPDATE scan_job_items SET lease_until = now() - interval '1 second' WHERE id = $1::bigint",
      [open.itemIds[0]],
    );

    const released = await scanJobs.releaseExpiredItems(1_000);

    expect(released).toContainEqual({ scanJobId: open.scanJobId, itemIds: open.itemIds.slice(0, 1) });
    expect(await scanJobs.releaseExpiredItems(1_000)).toEqual([]);
    expect(await scanJobs.findScanJob(open.scanJobId)).toMatchObject({ pending: 1, running: 1 });
  });

  it('is complete at once when it has no items', async () => {
    const open = await startJob([]);

    expect(await scanJobs.findScanJob(open.scanJobId)).toMatchObject({ status: 'completed', total: 0 });
  });
});
