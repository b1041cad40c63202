import { D365_MIGRATIONS } from '../src/nest/d365-persistence';
import { LeadSyncRepository } from '../src/nest/lead-sync.repository';
import { LeaseLostError, PushLeaseRepository, type HeldJob, type PushSuccess } from '../src/nest/push-lease.repository';
import { PushJobEntity } from '../src/nest/entities/push-job.entity';
import { toD365Failure } from '../src/lib/d365-failure';
import { createTestDatabase, insertLead, type TestDatabase } from './database';
import { RecordedEvents } from './host';

const LEASE_MS = 60_000;

const success: PushSuccess = {
  outcome: 'created',
  d365LeadId: 'guid-1',
  payloadHash: 'hash',
  sourceDigest: 'digest',
  agreed: { subject: 'x', hunter_priority_category: null },
  prior: {},
  kept: [],
  notes: [],
  requestId: null,
};

describe('the lease of a push job', () => {
  let database: TestDatabase;
  let jobs: PushLeaseRepository;

  beforeAll(async () => {
    database = await createTestDatabase();
    jobs = new PushLeaseRepository(
      database.dataSource,
      new LeadSyncRepository(new RecordedEvents(), { enabled: false }),
    );
  });

  afterAll(() => database.remove());

  async function openJob(domain: string): Promise<string> {
    const leadId = await insertLead(database.dataSource, { domain });
    const [row] = await database.dataSource.query<{ id: string }[]>(
      `INSERT INTO d365_push_jobs (lead_id, requested_by) VALUES ($1, 'rep-1') RETURNING id`,
      [leadId],
    );
    return row?.id ?? '';
  }

  const expire = (jobId: string) =>
    database.dataSource.query(`UPDATE d365_push_jobs SET lease_until = now() - interval '1 second' WHERE id = $1`, [
      jobId,
    ]);

  async function claim(jobId: string, worker: string): Promise<HeldJob> {
    const held = await jobs.claimJob(jobId, worker, LEASE_MS);
    if (held === null) throw new Error('not claimed');
    return held;
  }

  const find = (jobId: string) => database.dataSource.manager.findOneByOrFail(PushJobEntity, { id: jobId });

  test('goes to one of many workers', async () => {
    const jobId = await openJob('one.example');
    const claims = await Promise.all(
      Array.from({ length: 8 }, (_, index) => jobs.claimJob(jobId, `worker-${String(index)}`, LEASE_MS)),
    );
    expect(claims.filter((held) => held !== null)).toHaveLength(1);
  });

  test('a worker that comes back too late can neither note, nor renew, nor settle', async () => {
    const jobId = await openJob('late.example');
    const late = await claim(jobId, 'late');
    await expire(jobId);
    const current = await claim(jobId, 'current');
    expect(current).toMatchObject({ leaseToken: late.leaseToken + 1, lostCount: 1 });

    await expect(
      jobs.saveIntent(late, { values: { subject: 'x' }, prior: {}, creates: false }, LEASE_MS),
    ).rejects.toBeInstanceOf(LeaseLostError);
    expect(await jobs.renewLease(late, LEASE_MS)).toBe(false);
    await expect(jobs.saveSuccess(late, success)).rejects.toBeInstanceOf(LeaseLostError);
    await expect(jobs.saveRetry(late, toD365Failure('unreachable'), 1)).rejects.toBeInstanceOf(LeaseLostError);
    await expect(jobs.saveFailure(late, 'error', toD365Failure('unreachable'), null)).rejects.toBeInstanceOf(
      LeaseLostError,
    );
    expect(await find(jobId)).toMatchObject({ status: 'in_progress', leaseHolder: 'current', attemptCount: 0 });
    expect((await jobs.fetchBase(current)).base).toEqual({ written: {}, sent: {} });

    await jobs.saveSuccess(current, success);
    await expect(jobs.saveSuccess(late, { ...success, d365LeadId: 'guid-2' })).rejects.toBeInstanceOf(LeaseLostError);
    expect(await find(jobId)).toMatchObject({ status: 'succeeded', d365LeadId: 'guid-1', attemptCount: 1 });
    const audit = await database.dataSource.query<unknown[]>(
      'SELECT worker, outcome FROM d365_push_attempts WHERE job_id = $1 ORDER BY lease_token',
      [jobId],
    );
    expect(audit).toEqual([
      { worker: 'late', outcome: 'lost' },
      { worker: 'current', outcome: 'created' },
    ]);
  });

  test('a failed settlement leaves nothing behind', async () => {
    const jobId = await openJob('atomic.example');
    const held = await claim(jobId, 'w');
    await expect(jobs.saveSuccess(held, { ...success, outcome: 'impossible' as never })).rejects.toThrow();
    expect(await find(jobId)).toMatchObject({ status: 'in_progress', attemptCount: 0 });
    expect((await jobs.fetchBase(held)).base.written).toEqual({});
  });

  test('renewal keeps others away, and a job that waits for its time is not claimed', async () => {
    const jobId = await openJob('renew.example');
    const held = await claim(jobId, 'w');
    await expire(jobId);
    expect(await jobs.renewLease(held, LEASE_MS)).toBe(true);
    expect(await jobs.claimJob(jobId, 'other', LEASE_MS)).toBeNull();
    await jobs.saveRetry(held, toD365Failure('unreachable'), 60_000);
    expect(await jobs.claimJob(jobId, 'other', LEASE_MS)).toBeNull();
    expect((await jobs.fetchDueJobs(100)).map((call) => call.jobId)).not.toContain(jobId);
  });

  test('a ring for a job that is held leaves its lead alone', async () => {
    const jobId = await openJob('passed-by.example');
    const { leadId } = await claim(jobId, 'w');
    await database.dataSource.transaction(async (manager) => {
      await manager.query('SELECT 1 FROM leads WHERE id = $1 FOR UPDATE', [leadId]);
      // Would wait for this transaction, which waits for it.
      expect(await jobs.claimJob(jobId, 'other', LEASE_MS)).toBeNull();
    });
  });

  test('what was sent without an answer is remembered until a success settles it', async () => {
    const jobId = await openJob('sent.example');
    const first = await claim(jobId, 'w');
    await jobs.saveIntent(
      first,
      { values: { subject: 'a', hunter_score: 1, lastname: null }, prior: {}, creates: false },
      LEASE_MS,
    );
    await jobs.saveRetry(first, toD365Failure('unreachable'), 0);
    const second = await claim(jobId, 'w');
    await jobs.saveIntent(second, { values: { subject: 'b' }, prior: {}, creates: false }, LEASE_MS);
    expect((await jobs.fetchBase(second)).base).toEqual({
      written: {},
      sent: { subject: ['a', 'b'], hunter_score: [1], lastname: [null] },
    });
    await jobs.saveSuccess(second, { ...success, agreed: { subject: 'b', lastname: null } });
    await database.dataSource.query(`INSERT INTO d365_push_jobs (lead_id, requested_by) VALUES ($1, 'rep-1')`, [
      second.leadId,
    ]);
    expect(await jobs.fetchBase({ ...second, jobId: first.leadId })).toMatchObject({
      base: { written: { subject: 'b', lastname: null }, sent: {} },
      lastSuccess: { payloadHash: 'hash' },
    });
  });

  test('a job that failed after the last success ends what that success proves', async () => {
    const jobId = await openJob('proof.example');
    const held = await claim(jobId, 'w');
    await jobs.saveSuccess(held, success);
    const other = { ...held, jobId: held.leadId };
    expect((await jobs.fetchBase(other)).lastSuccess).not.toBeNull();
    await database.dataSource.query(
      `INSERT INTO d365_push_jobs (lead_id, requested_by, status, finished_at) VALUES ($1, 'rep-1', 'error', clock_timestamp())`,
      [held.leadId],
    );
    expect((await jobs.fetchBase(other)).lastSuccess).toBeNull();
  });

  test('a lead that is deleted takes its open job along', async () => {
    const jobId = await openJob('gone.example');
    const held = await claim(jobId, 'w');
    await database.dataSource.query('DELETE FROM leads WHERE id = $1', [held.leadId]);
    await expect(jobs.fetchBase(held)).rejects.toBeInstanceOf(LeaseLostError);
    await expect(jobs.saveSuccess(held, success)).rejects.toBeInstanceOf(LeaseLostError);
  });

  test('a lead has one open job, and the database sees to it', async () => {
    const jobId = await openJob('open.example');
    const { leadId } = await find(jobId);
    await expect(
      database.dataSource.query(`INSERT INTO d365_push_jobs (lead_id, requested_by) VALUES ($1, 'rep-2')`, [leadId]),
    ).rejects.toThrow(/d365_push_jobs_open_lead_idx/);
  });

  test('the migrations go down to nothing and up again', async () => {
    const shape = () =>
      database.dataSource.query<unknown[]>(
        `SELECT table_name, column_name, data_type FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name <> 'migrations' ORDER BY 1, 2`,
      );
    const before = await shape();
    const runner = database.dataSource.createQueryRunner();
    const migrations = D365_MIGRATIONS.map((Migration) => new Migration());
    for (const migration of [...migrations].reverse()) await migration.down(runner);
    const left = (await shape()) as { table_name: string; column_name: string }[];
    expect(left.filter((row) => row.table_name.startsWith('d365') || row.column_name.startsWith('d365'))).toEqual([]);
    for (const migration of migrations) await migration.up(runner);
    await runner.release();
    expect(await shape()).toEqual(before);
  });
});
