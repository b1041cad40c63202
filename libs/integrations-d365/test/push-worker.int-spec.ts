import { randomUUID } from 'node:crypto';
import type { INestApplication } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { PushJobEntity } from '../src/nest/entities/push-job.entity';
import { PushRequests } from '../src/nest/push-requests.service';
import { insertLead } from './database';
import type { RecordedEvents } from './host';
import type { Sandbox } from './sandbox';
import { waitUntil } from './wait-until';
import { rep, World } from './world';

// Also on the embedded Redis: the queue of pushes.

describe('pushing leads through job rows, Bull and the sandbox', () => {
  let world: World;
  let dataSource: DataSource;
  let sandbox: Sandbox;
  let events: RecordedEvents;
  let api: INestApplication;
  let requests: PushRequests;

  beforeAll(async () => {
    world = await World.start();
    ({ sandbox, events } = world);
    ({ dataSource } = world.database);
    api = await world.startApi();
    await world.startWorker();
    requests = api.get(PushRequests);
  });

  afterAll(() => world.stop());

  beforeEach(() => sandbox.reset());

  const push = (leadId: string) => world.push(api, leadId);

  async function leadRow(leadId: string) {
    const rows = await dataSource.query<
      {
        d365_lead_id: string;
        d365_sync_status: string;
        d365_sync_last_at: Date | null;
        d365_sync_error: string | null;
      }[]
    >('SELECT d365_lead_id, d365_sync_status, d365_sync_last_at, d365_sync_error FROM leads WHERE id = $1', [leadId]);
    return rows[0];
  }

  test('creates the row once, with key, name and badge', async () => {
    const leadId = await insertLead(dataSource, { domain: 'create.example' });
    const job = await push(leadId);
    expect(job).toMatchObject({ status: 'succeeded', outcome: 'created', attemptCount: 1, errorCode: null });
    expect(job.notes).toEqual([{ column: 'ownerid', code: 'owner-not-configured' }]);
    const row = await sandbox.row('create.example');
    expect(row).toMatchObject({
      leadid: job.d365LeadId,
      subject: 'Hunter: create.example',
      companyname: 'Örnek Sanayi',
      lastname: 'Örnek Sanayi',
      websiteurl: 'https://create.example',
      leadsourcecode: 8,
      leadqualitycode: 1,
      hunter_score: 80,
    });
    expect(await leadRow(leadId)).toMatchObject({
      d365_lead_id: row.leadid,
      d365_sync_status: 'synced',
      d365_sync_error: null,
      d365_sync_last_at: expect.any(Date),
    });
    expect(events.statusesOf(leadId)).toEqual(['queued', 'in_progress', 'synced']);
    expect(await world.attemptsOf(job.id)).toMatchObject([
      { outcome: 'created', requestedBy: 'rep-1', finishedAt: expect.any(Date) },
    ]);
  });

  test('follows a push from the click to the request that Dynamics answered', async () => {
    const leadId = await insertLead(dataSource, { domain: 'trace.example' });
    const traceId = randomUUID();
    const { id } = await requests.pushLead({ leadId }, { ...rep, traceId }, null);
    expect(await world.settled(id)).toMatchObject({ status: 'succeeded' });
    expect(await world.attemptsOf(id)).toMatchObject([
      { traceId, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    ]);
  });

  test('sends nothing when nothing changed', async () => {
    const leadId = await insertLead(dataSource, { domain: 'again.example' });
    await push(leadId);
    await sandbox.faults({ outage: { scope: 'all' } });
    expect(await push(leadId)).toMatchObject({ status: 'succeeded', outcome: 'no-op' });
    await sandbox.faults({ outage: null });
    expect(await sandbox.state()).toMatchObject({ leads: 1, writes: 1 });
  });

  test('writes only what changed and keeps what a colleague typed', async () => {
    const leadId = await insertLead(dataSource, { domain: 'merge.example' });
    await push(leadId);
    const { leadid } = await sandbox.row('merge.example');
    await sandbox.seedLead({ leadid, companyname: 'Typed by Ayşe', hunter_one_liner: null });
    await dataSource.query('UPDATE leads SET readiness_score = 91, company_name = $2 WHERE id = $1', [
      leadId,
      'Hunter knows better',
    ]);
    const job = await push(leadId);
    expect(job).toMatchObject({ status: 'succeeded', outcome: 'updated' });
    expect(job.kept).toEqual([
      { column: 'companyname', reason: 'changed-in-crm' },
      { column: 'hunter_one_liner', reason: 'changed-in-crm' },
    ]);
    expect(await sandbox.row('merge.example')).toMatchObject({
      companyname: 'Typed by Ayşe',
      hunter_score: 91,
      hunter_one_liner: null,
    });
  });

  test('merges into the empties of a row that was there before', async () => {
    await sandbox.seedLead({ hunter_domain: 'there.example', lastname: 'Demir', subject: 'Fair contact' });
    const leadId = await insertLead(dataSource, { domain: 'there.example' });
    const job = await push(leadId);
    expect(job).toMatchObject({ status: 'succeeded', outcome: 'updated' });
    expect(job.kept.map(({ column }) => column)).toEqual(expect.arrayContaining(['subject', 'lastname']));
    expect(await sandbox.row('there.example')).toMatchObject({
      subject: 'Fair contact',
      lastname: 'Demir',
      companyname: 'Örnek Sanayi',
      hunter_score: 80,
    });
  });

  test('stays one row when the answer of the create is lost', async () => {
    await sandbox.faults({ lost_responses: { count: 1, match: { method: 'PATCH' } } });
    const leadId = await insertLead(dataSource, { domain: 'lost.example' });
    const job = await push(leadId);
    expect(job).toMatchObject({ status: 'succeeded', outcome: 'created', attemptCount: 2, kept: [] });
    expect(await sandbox.state()).toMatchObject({ leads: 1, writes: 1 });
    expect(await world.attemptsOf(job.id)).toMatchObject([
      { outcome: 'retry', errorCode: 'unreachable' },
      { outcome: 'created' },
    ]);
  });

  test('takes a lost update for its own although the lead changed meanwhile', async () => {
    const leadId = await insertLead(dataSource, { domain: 'lost-update.example' });
    await push(leadId);
    await dataSource.query('UPDATE leads SET readiness_score = 40 WHERE id = $1', [leadId]);
    await sandbox.faults({ lost_responses: { match: { method: 'PATCH' } } });
    // Every attempt's write is committed and every answer is lost, until the second finds nothing left to write.
    expect(await push(leadId)).toMatchObject({ status: 'succeeded', outcome: 'no-op', attemptCount: 2 });
    await sandbox.reset();
  });

  test('waits as long as a 429 asks', async () => {
    // Not the first request of all: the relay may ask for the recommended parallelism at any time.
    await sandbox.faults({
      forced_429: { count: 1, retry_after_s: 2, facet: 'concurrency', match: { route: '$batch' } },
    });
    const leadId = await insertLead(dataSource, { domain: 'throttled.example' });
    const job = await push(leadId);
    expect(job).toMatchObject({ status: 'succeeded', attemptCount: 2 });
    const [first, second] = await world.attemptsOf(job.id);
    expect(first).toMatchObject({ outcome: 'retry', errorCode: 'throttled', httpStatus: 429 });
    const waitedMs = (second?.startedAt.getTime() ?? 0) - (first?.finishedAt?.getTime() ?? 0);
    expect(waitedMs).toBeGreaterThanOrEqual(2_000);
    expect(waitedMs).toBeLessThan(5_000);
  });

  test('survives a burst of 503 on the write', async () => {
    await sandbox.faults({ server_errors: { count: 2, status: 503, match: { method: 'PATCH' } } });
    const leadId = await insertLead(dataSource, { domain: 'burst.example' });
    expect(await push(leadId)).toMatchObject({ status: 'succeeded', outcome: 'created', attemptCount: 3 });
  });

  test.each(['reset', '503'])(
    'ends in error with a remedy after three attempts at a dead Dynamics (%s)',
    async (mode) => {
      const leadId = await insertLead(dataSource, { domain: `dead-${mode}.example` });
      await sandbox.faults({ outage: { mode, scope: 'dataverse' } });
      const job = await push(leadId);
      expect(job).toMatchObject({
        status: 'error',
        attemptCount: 3,
        errorCode: mode === 'reset' ? 'unreachable' : 'server-unavailable',
      });
      expect(await leadRow(leadId)).toMatchObject({ d365_sync_status: 'error', d365_sync_error: job.errorCode });
      const told = events.told.filter((event) => event.lead_id === leadId).at(-1);
      expect(told?.d365_last_error).toMatchObject({
        code: job.errorCode,
        remedy: expect.stringContaining('ush again'),
      });

      await sandbox.faults({ outage: null });
      const again = await requests.retryJob(job.id, { ...rep, id: 'rep-2' });
      expect(again).toMatchObject({ id: job.id, attemptCount: 0 });
      expect(await world.settled(job.id)).toMatchObject({ status: 'succeeded', outcome: 'created' });
      expect((await sandbox.state()).leads).toBe(1);
      // The audit names who asked for each attempt.
      expect((await world.attemptsOf(job.id)).map(({ requestedBy }) => requestedBy)).toEqual([
        'rep-1',
        'rep-1',
        'rep-1',
        'rep-2',
      ]);
    },
  );

  test('renews a token that was revoked', async () => {
    const leadId = await insertLead(dataSource, { domain: 'revoked.example' });
    await push(leadId);
    await sandbox.faults({ token: { revoke_issued: true } });
    await dataSource.query('UPDATE leads SET readiness_score = 12 WHERE id = $1', [leadId]);
    expect(await push(leadId)).toMatchObject({ status: 'succeeded', outcome: 'updated', attemptCount: 1 });
  });

  test.each([
    [{ access: { missing_privileges: ['prvCreateLead'] } }, 'privilege-missing'],
    [{ access: { member: false } }, 'user-not-member'],
    [{ plugin: { column: 'companyname', contains: 'Örnek' } }, 'automation-refused'],
  ])('ends at once with %j: %s', async (knobs, errorCode) => {
    await sandbox.faults(knobs);
    const leadId = await insertLead(dataSource, { domain: `${errorCode}.example` });
    expect(await push(leadId)).toMatchObject({ status: 'error', attemptCount: 1, errorCode });
  });

  test('is blocked by a closed lead and by a deleted one, and revives neither', async () => {
    const leadId = await insertLead(dataSource, { domain: 'closed.example' });
    const { d365LeadId } = await push(leadId);
    await sandbox.seedLead({ leadid: d365LeadId, statecode: 2, statuscode: 4 });
    await dataSource.query('UPDATE leads SET readiness_score = 55 WHERE id = $1', [leadId]);
    expect(await push(leadId)).toMatchObject({
      status: 'blocked',
      errorCode: 'lead-closed',
      attemptCount: 1,
      d365LeadId,
    });
    expect(await leadRow(leadId)).toMatchObject({ d365_sync_status: 'error', d365_sync_error: 'lead-closed' });

    await sandbox.reset();
    expect(await push(leadId)).toMatchObject({ status: 'blocked', errorCode: 'lead-deleted-in-crm' });
    expect((await sandbox.state()).leads).toBe(0);
  });

  test('merges when somebody creates the row at the same moment', async () => {
    await sandbox.faults({ race: { count: 1 } });
    const leadId = await insertLead(dataSource, { domain: 'race.example' });
    expect(await push(leadId)).toMatchObject({ status: 'succeeded' });
    expect((await sandbox.state()).leads).toBe(1);
  });

  test('sets the owner to the person who pushed', async () => {
    const leadId = await insertLead(dataSource, { domain: 'owned.example' });
    const objectId = '99999999-1111-4111-8111-999999999999';
    const { id } = await requests.pushLead({ leadId }, { ...rep, entraObjectId: objectId }, null);
    expect(await world.settled(id)).toMatchObject({ notes: [{ column: 'ownerid', code: 'owner-not-found' }] });
  });

  test('finds rows that nobody rang for', async () => {
    const leadId = await insertLead(dataSource, { domain: 'silent.example' });
    const [job] = await dataSource.query<{ id: string }[]>(
      `INSERT INTO d365_push_jobs (lead_id, requested_by) VALUES ($1, 'rep-1') RETURNING id`,
      [leadId],
    );
    expect(await world.settled(job?.id ?? '')).toMatchObject({ status: 'succeeded', outcome: 'created' });
  });

  test('loses nothing with Redis', async () => {
    await sandbox.faults({ latency: { ms: 150 } });
    const leadIds = await Promise.all(
      Array.from({ length: 20 }, (_, index) => insertLead(dataSource, { domain: `redis-${String(index)}.example` })),
    );
    const batch = await requests.pushLeads(leadIds, rep, null);
    await world.redis.forgetEverything();
    await waitUntil(async () => {
      const done = await dataSource.manager.countBy(PushJobEntity, { batchId: batch.id, status: 'succeeded' });
      return done === leadIds.length ? done : undefined;
    }, 40_000);
    expect(await sandbox.state()).toMatchObject({ leads: 20, writes: 20 });
  });

  test('a worker that starts takes over what a vanished one left', async () => {
    const leadId = await insertLead(dataSource, { domain: 'vanished.example' });
    const [job] = await dataSource.query<{ id: string }[]>(
      `INSERT INTO d365_push_jobs (lead_id, requested_by, status, lease_token, lease_until, lease_holder)
       VALUES ($1, 'rep-1', 'in_progress', 4, now() + interval '1 second', 'ghost') RETURNING id`,
      [leadId],
    );
    const startedAt = Date.now();
    expect(await world.settled(job?.id ?? '')).toMatchObject({ status: 'succeeded', leaseToken: 5, lostCount: 1 });
    expect(Date.now() - startedAt).toBeGreaterThan(900);
  });

  test('gives a job up whose worker vanishes again and again', async () => {
    const leadId = await insertLead(dataSource, { domain: 'poison.example' });
    const [job] = await dataSource.query<{ id: string }[]>(
      `INSERT INTO d365_push_jobs (lead_id, requested_by, status, lease_token, lost_count, lease_until)
       VALUES ($1, 'rep-1', 'in_progress', 11, 10, now() - interval '1 second') RETURNING id`,
      [leadId],
    );
    expect(await world.settled(job?.id ?? '')).toMatchObject({ status: 'error', errorCode: 'worker-lost' });
    expect((await sandbox.state()).leads).toBe(0);
  });
});
