import type { Server } from 'node:http';
import type { INestApplication, INestApplicationContext } from '@nestjs/common';
import request from 'supertest';
import type { DataSource } from 'typeorm';
import type { D365EnabledConfig } from '../src/lib/config';
import { createD365Client } from '../src/lib/create-client';
import { ReadbackTask } from '../src/nest/after-push/readback-task.service';
import { ReadbackRepository, type ReadbackReport } from '../src/nest/after-push/readback.repository';
import { createD365LeadColumns } from '../src/nest/lead-list-columns';
import { insertLead } from './database';
import type { Sandbox } from './sandbox';
import { waitUntil } from './wait-until';
import { World } from './world';

/** Rounds that the spec begins itself: by the clock the next one is an hour away. */
const ON = { HUNTER_D365_READBACK_ENABLED: 'true', HUNTER_D365_READBACK_INTERVAL_MS: '3600000' };

describe('reading back what became of leads', () => {
  let world: World;
  let dataSource: DataSource;
  let sandbox: Sandbox;
  let config: D365EnabledConfig;
  let api: INestApplication;
  let worker: INestApplicationContext;

  beforeAll(async () => {
    world = await World.start();
    ({ sandbox } = world);
    ({ dataSource } = world.database);
    config = sandbox.config(ON);
    api = await world.startApi(config);
    worker = await world.startWorker(config);
    await waitUntil(async () => (await findState())?.lastSucceededAt ?? undefined);
    // From here on a round begins when a test says so.
    clearInterval(worker.get(ReadbackTask)['timer']);
  });
  beforeEach(async () => {
    await dataSource.query('DELETE FROM leads');
    await sandbox.reset();
  });
  afterAll(() => world.stop());

  const findState = () => new ReadbackRepository(dataSource).findState(config.baseUrl);

  async function round(): Promise<ReadbackReport | null> {
    await dataSource.query('UPDATE d365_readback SET due_at = clock_timestamp()');
    return worker.get(ReadbackTask).readBackWhenDue();
  }

  async function pushed(domain: string): Promise<{ leadId: string; rowId: string }> {
    const leadId = await insertLead(dataSource, { domain });
    const job = await world.push(api, leadId);
    expect(job).toMatchObject({ status: 'succeeded', outcome: 'created' });
    return { leadId, rowId: String(job.d365LeadId) };
  }

  async function outcomeOf(leadId: string): Promise<Record<string, unknown> | undefined> {
    const [row] = await dataSource.query<Record<string, unknown>[]>(
      'SELECT outcome, account_id, opportunity_id, changed_at, read_at, reread FROM d365_lead_outcomes WHERE lead_id = $1',
      [leadId],
    );
    return row;
  }

  /** What Dynamics does when a colleague qualifies there. */
  async function qualifyInDynamics(rowId: string, state = 0): Promise<string> {
    const opportunity = await sandbox.seed('opportunities', {
      name: 'Taşıma',
      statecode: state,
      statuscode: [1, 3, 4][state],
      originatingleadid: { id: rowId, logicalName: 'lead' },
    });
    await sandbox.seedLead({
      leadid: rowId,
      statecode: 1,
      statuscode: 3,
      qualifyingopportunityid: { id: opportunity, logicalName: 'opportunity' },
    });
    return opportunity;
  }

  async function deleteInDynamics(rowId: string): Promise<void> {
    const client = createD365Client(config);
    await client.deleteLead(rowId);
    client.close();
  }

  test('sees a lead open, qualified, won, lost, disqualified and deleted, from changes alone', async () => {
    const { leadId, rowId } = await pushed('life.example');
    const other = await pushed('other.example');
    expect(await round()).toMatchObject({ mode: 'tracking', unread: 0 });
    expect(await outcomeOf(leadId)).toMatchObject({ outcome: 'open', account_id: null });

    const opportunityId = await qualifyInDynamics(rowId);
    await round();
    expect(await outcomeOf(leadId)).toMatchObject({ outcome: 'qualified', opportunity_id: opportunityId });
    await sandbox.seed('opportunities', { opportunityid: opportunityId, statecode: 1, statuscode: 3 });
    await round();
    expect(await outcomeOf(leadId)).toMatchObject({ outcome: 'won', opportunity_id: opportunityId });
    await sandbox.seed('opportunities', { opportunityid: opportunityId, statecode: 2, statuscode: 4 });
    await round();
    expect(await outcomeOf(leadId)).toMatchObject({ outcome: 'lost' });
    await sandbox.seedLead({ leadid: rowId, statecode: 2, statuscode: 4 });
    await round();
    expect(await outcomeOf(leadId)).toMatchObject({ outcome: 'disqualified' });
    await deleteInDynamics(rowId);
    await round();
    expect(await outcomeOf(leadId)).toMatchObject({ outcome: 'deleted', opportunity_id: null });

    expect(world.events.outcomesOf(leadId)).toEqual(['open', 'qualified', 'won', 'lost', 'disqualified', 'deleted']);
    expect(world.events.outcomesOf(other.leadId)).toEqual(['open']);
  });

  test('asks for nothing but the changes when nothing changed, and leaves rows of others alone', async () => {
    const { leadId } = await pushed('quiet.example');
    await sandbox.seedLead({ subject: 'Fair contact' });
    await round();
    await round();
    const read = (await outcomeOf(leadId))?.['read_at'];
    const before = await sandbox.requestsByRoute();
    expect(await round()).toMatchObject({ mode: 'tracking' });
    const after = await sandbox.requestsByRoute();
    expect((after['GET leads'] ?? 0) - (before['GET leads'] ?? 0)).toBe(1);
    expect((after['GET opportunities'] ?? 0) - (before['GET opportunities'] ?? 0)).toBe(1);
    expect((await outcomeOf(leadId))?.['read_at']).toEqual(read);
    expect(await dataSource.query('SELECT count(*)::int AS n FROM d365_lead_outcomes')).toEqual([{ n: 1 }]);
  });

  test('starts anew when the delta token expired, and still learns of what was deleted meanwhile', async () => {
    const gone = await pushed('gone.example');
    const kept = await pushed('kept.example');
    await round();
    await deleteInDynamics(gone.rowId);
    await sandbox.faults({ change_tracking: { expire_tokens: true } });
    expect(await round()).toMatchObject({ mode: 'tracking', trackingRefusal: null });
    expect(await outcomeOf(gone.leadId)).toMatchObject({ outcome: 'deleted' });
    expect(await outcomeOf(kept.leadId)).toMatchObject({ outcome: 'open' });
    await sandbox.faults({ change_tracking: null });
    await qualifyInDynamics(kept.rowId, 1);
    await round();
    expect(await outcomeOf(kept.leadId)).toMatchObject({ outcome: 'won' });
  });

  test.each([
    ['no-organisation-read', 'privilege-missing'],
    ['not-enabled', 'change-tracking-off'],
  ])('asks for the rows that it wrote while tracking is refused: %s', async (refused, code) => {
    const open = await pushed('poll-open.example');
    const won = await pushed('poll-won.example');
    const gone = await pushed('poll-gone.example');
    await qualifyInDynamics(won.rowId, 1);
    await deleteInDynamics(gone.rowId);
    await sandbox.faults({ change_tracking: { refused } });
    expect(await round()).toMatchObject({ mode: 'polling', trackingRefusal: code, unread: 0, links: null });
    expect(await outcomeOf(open.leadId)).toMatchObject({ outcome: 'open' });
    expect(await outcomeOf(won.leadId)).toMatchObject({ outcome: 'won' });
    expect(await outcomeOf(gone.leadId)).toMatchObject({ outcome: 'deleted' });
    await sandbox.seedLead({ leadid: open.rowId, statecode: 2, statuscode: 4 });
    await round();
    expect(await outcomeOf(open.leadId)).toMatchObject({ outcome: 'disqualified' });
    const { body } = await request(api.getHttpServer() as Server)
      .get('/d365/readback')
      .expect(200);
    expect(body).toMatchObject({ enabled: true, mode: 'polling', last_error: null, tracking_refusal: { code } });
    await sandbox.faults({ change_tracking: null });
    expect(await round()).toMatchObject({ mode: 'tracking' });
  });

  test('keeps what it knew when a reading fails, shows the failure, and catches up', async () => {
    const { leadId, rowId } = await pushed('failing.example');
    await round();
    const before = await outcomeOf(leadId);
    await qualifyInDynamics(rowId);
    await sandbox.faults({ server_errors: { match: { method: 'GET', route: 'leads' } } });
    expect(await round()).toBeNull();
    expect(await outcomeOf(leadId)).toEqual(before);
    const { body } = await request(api.getHttpServer() as Server)
      .get('/d365/readback')
      .expect(200);
    expect(body).toMatchObject({
      last_error: { code: 'server-busy', translations: { tr: { message: expect.any(String) as string } } },
    });
    await sandbox.faults({ server_errors: null });
    expect(await round()).toMatchObject({ mode: 'tracking' });
    expect(await outcomeOf(leadId)).toMatchObject({ outcome: 'qualified' });
  });

  test('does not take a won lead back while opportunities may not be read, and reads it once they may', async () => {
    const { leadId, rowId } = await pushed('half.example');
    const opportunityId = await qualifyInDynamics(rowId, 1);
    await round();
    expect(await outcomeOf(leadId)).toMatchObject({ outcome: 'won' });
    await sandbox.faults({ access: { missing_privileges: ['prvReadOpportunity'] } });
    expect(await round()).toMatchObject({ mode: 'polling', unread: 1, unreadCode: 'privilege-missing' });
    expect(await outcomeOf(leadId)).toMatchObject({ outcome: 'won', opportunity_id: opportunityId, reread: true });
    await sandbox.faults({ access: null });
    await sandbox.seed('opportunities', { opportunityid: opportunityId, statecode: 2, statuscode: 4 });
    expect(await round()).toMatchObject({ unread: 0 });
    expect(await outcomeOf(leadId)).toMatchObject({ outcome: 'lost', reread: false });
  });

  test('runs in one worker at a time, and after one that died', async () => {
    const repository = new ReadbackRepository(dataSource);
    await dataSource.query('UPDATE d365_readback SET due_at = clock_timestamp()');
    const held = await repository.claim(config.baseUrl, 0, 60_000);
    expect(held).not.toBeNull();
    expect(await round()).toBeNull();
    await dataSource.query(`UPDATE d365_readback SET lease_until = clock_timestamp() - interval '1 second'`);
    expect(await round()).toMatchObject({ mode: 'tracking' });
    await expect(repository.renew(held!)).rejects.toThrow('');
    await expect(repository.saveUnder(held!, () => Promise.reject(new Error('wrote')))).rejects.toHaveProperty(
      'name',
      'ReadbackLeaseLost',
    );
  });

  test('does not overwrite what was learnt while it was reading', async () => {
    const { leadId } = await pushed('race.example');
    await round();
    await dataSource.query(
      `UPDATE d365_lead_outcomes SET outcome = 'qualified', read_at = clock_timestamp() + interval '1 hour', reread = true
       WHERE lead_id = $1`,
      [leadId],
    );
    await round();
    expect(await outcomeOf(leadId)).toMatchObject({ outcome: 'qualified' });
  });

  test('joins the lead list with its filter, and says nothing of a lead that is another row by now', async () => {
    const { leadId, rowId } = await pushed('listed.example');
    await pushed('unlisted.example');
    const opportunityId = await qualifyInDynamics(rowId, 1);
    await round();
    const { columns, filters, toFields } = createD365LeadColumns(config);
    const select = columns.map(({ sql, alias }) => `${sql} AS ${alias}`).join(', ');
    const list = () =>
      dataSource.query<Record<string, unknown>[]>(
        `SELECT l.id, ${select} FROM leads l WHERE ${filters['d365_outcome']?.sql(1) ?? ''}`,
        [['won', 'lost']],
      );
    const [row, ...rest] = await list();
    expect(rest).toEqual([]);
    expect(toFields(row ?? {})['d365_outcome']).toEqual({
      state: 'won',
      since: expect.stringMatching(/Z$/) as string,
      read_at: expect.stringMatching(/Z$/) as string,
      account_url: null,
      contact_url: null,
      opportunity_url: expect.stringContaining(opportunityId) as string,
    });
    await dataSource.query(`UPDATE leads SET d365_lead_id = gen_random_uuid()::text WHERE id = $1`, [leadId]);
    expect(await list()).toEqual([]);
  });

  test('does nothing while its flag is off', async () => {
    await pushed('off.example');
    await dataSource.query('UPDATE d365_readback SET due_at = clock_timestamp()');
    const [state, asked] = [await findState(), await sandbox.requestsByRoute()];
    const off = await world.startWorker(sandbox.config({ HUNTER_D365_READBACK_INTERVAL_MS: '100' }));
    expect(() => off.get(ReadbackTask)).toThrow();
    await pushed('off-too.example');
    expect(await findState()).toEqual(state);
    const after = await sandbox.requestsByRoute();
    for (const route of ['GET leads', 'GET leads(id)', 'GET opportunities']) expect(after[route]).toBe(asked[route]);
  });
});
