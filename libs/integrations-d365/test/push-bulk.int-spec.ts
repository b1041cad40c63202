import type { INestApplication } from '@nestjs/common';
import { IsNull, Not, type DataSource, type FindOptionsWhere } from 'typeorm';
import { createD365Client } from '../src/lib/create-client';
import { PushAttemptEntity } from '../src/nest/entities/push-attempt.entity';
import { PushJobEntity } from '../src/nest/entities/push-job.entity';
import { PushRequests } from '../src/nest/push-requests.service';
import { insertLead } from './database';
import type { Sandbox } from './sandbox';
import { waitUntil } from './wait-until';
import { rep, World } from './world';

const SIZE = 100;

const domainOf = (index: number) => `bulk-${String(index)}.example`;

function insertLeads(dataSource: DataSource): Promise<readonly string[]> {
  return Promise.all(
    Array.from({ length: SIZE }, (_, index) =>
      insertLead(dataSource, { domain: domainOf(index), company_name: `Firma ${String(index)}` }),
    ),
  );
}

async function pushTogether(world: World, api: INestApplication, leadIds: readonly string[]) {
  const { id } = await api.get(PushRequests).pushLeads(leadIds, rep, null);
  return world.batchEnded(id, 60_000);
}

function statuses(jobs: readonly PushJobEntity[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { status } of jobs) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

describe('pushing a batch with bulk messages', () => {
  let world: World;
  let dataSource: DataSource;
  let sandbox: Sandbox;
  let api: INestApplication;
  let leadIds: readonly string[];

  beforeAll(async () => {
    world = await World.start();
    ({ sandbox } = world);
    ({ dataSource } = world.database);
    api = await world.startApi();
    await world.startWorker();
  });

  beforeEach(async () => {
    await world.reset();
    leadIds = await insertLeads(dataSource);
  });

  afterAll(() => world?.stop());

  const pushAll = () => pushTogether(world, api, leadIds);

  const sent = async (route: string) => (await sandbox.requestsByRoute())[route] ?? 0;

  const countOf = (
    entity: typeof PushAttemptEntity,
    outcome: string,
    where: FindOptionsWhere<PushAttemptEntity> = {},
  ) => dataSource.manager.countBy(entity, { outcome, ...where });

  test('new leads go out in one message, each with its own row, audit and outcome; then nothing does', async () => {
    const jobs = await pushAll();
    expect(statuses(jobs)).toEqual({ succeeded: SIZE });
    expect(await sandbox.state()).toMatchObject({ leads: SIZE, writes: SIZE, write_requests: 1 });
    expect(await sent('POST leads/CreateMultiple')).toBe(1);
    expect(await countOf(PushAttemptEntity, 'created')).toBe(SIZE);
    expect(await countOf(PushAttemptEntity, 'created', { requestId: Not(IsNull()) })).toBe(SIZE);
    const job = jobs.find(({ leadId }) => leadId === leadIds[7]);
    expect(await sandbox.row(domainOf(7))).toMatchObject({ leadid: job?.d365LeadId, companyname: 'Firma 7' });

    expect((await pushAll()).every(({ outcome }) => outcome === 'no-op')).toBe(true);
    expect(await sandbox.state()).toMatchObject({ leads: SIZE, writes: SIZE });
  });

  test('one bad row costs one row', async () => {
    await sandbox.faults({ plugin: { column: 'companyname', contains: 'Firma 42' } });
    const jobs = await pushAll();
    expect(statuses(jobs)).toEqual({ succeeded: SIZE - 1, error: 1 });
    expect(jobs.find(({ status }) => status === 'error')).toMatchObject({
      leadId: leadIds[42],
      errorCode: 'automation-refused',
      attemptCount: 1,
    });
    expect(await sandbox.state()).toMatchObject({ leads: SIZE - 1 });
    expect(await sent('POST leads/CreateMultiple')).toBeLessThan(20);
  });

  test('a refusal that is about everybody is not divided', async () => {
    await sandbox.faults({ access: { missing_privileges: ['prvCreateLead'] } });
    const jobs = await pushAll();
    expect(new Set(jobs.map(({ errorCode }) => errorCode))).toEqual(new Set(['privilege-missing']));
    expect(await sent('POST leads/CreateMultiple')).toBe(1);
  });

  test('a message whose answer is lost makes no second row', async () => {
    await sandbox.faults({ lost_responses: { count: 1, match: { route: 'leads/CreateMultiple' } } });
    const jobs = await pushAll();
    expect(statuses(jobs)).toEqual({ succeeded: SIZE });
    expect(new Set(jobs.map(({ outcome, attemptCount }) => `${String(outcome)} ${String(attemptCount)}`))).toEqual(
      new Set(['created 2']),
    );
    expect(await sandbox.state()).toMatchObject({ leads: SIZE, writes: SIZE });
  });

  test("Hunter's own columns go out together, standard ones alone, and what a colleague typed stays", async () => {
    await pushAll();
    await sandbox.seedLead({ leadid: (await sandbox.row(domainOf(1))).leadid, hunter_score: 7 });
    await sandbox.seedLead({ leadid: (await sandbox.row(domainOf(2))).leadid, companyname: 'Typed by Ayşe' });
    await dataSource.query(`UPDATE leads SET readiness_score = 91`);
    await dataSource.query(`UPDATE leads SET company_name = 'Yeni Ad' WHERE id = ANY($1)`, [[leadIds[2], leadIds[3]]]);
    const patches = await sent('PATCH leads(id)');
    const jobs = await pushAll();
    expect(statuses(jobs)).toEqual({ succeeded: SIZE });
    expect(await sent('POST leads/UpsertMultiple')).toBe(1);
    expect((await sent('PATCH leads(id)')) - patches).toBe(1);
    const keptOf = (index: number) => jobs.find(({ leadId }) => leadId === leadIds[index])?.kept;
    expect(keptOf(1)).toEqual([{ column: 'hunter_score', reason: 'changed-in-crm' }]);
    expect(keptOf(2)).toEqual([{ column: 'companyname', reason: 'changed-in-crm' }]);
    expect(await sandbox.row(domainOf(1))).toMatchObject({ hunter_score: 7 });
    expect(await sandbox.row(domainOf(2))).toMatchObject({ companyname: 'Typed by Ayşe', hunter_score: 91 });
    expect(await sandbox.row(domainOf(3))).toMatchObject({ companyname: 'Yeni Ad', hunter_score: 91 });
    expect((await sandbox.state()).leads).toBe(SIZE);
  });

  test('an update whose answer is lost is known as our own', async () => {
    await pushAll();
    await dataSource.query(`UPDATE leads SET readiness_score = 33`);
    await sandbox.faults({ lost_responses: { count: 1, match: { route: 'leads/UpsertMultiple' } } });
    const jobs = await pushAll();
    expect(statuses(jobs)).toEqual({ succeeded: SIZE });
    expect(jobs.every(({ kept }) => kept.length === 0)).toBe(true);
    expect(await sandbox.row(domainOf(0))).toMatchObject({ hunter_score: 33 });
  });

  test('rows that were there before are merged, one that was deleted stays deleted', async () => {
    await sandbox.seedLead({ hunter_domain: domainOf(5), lastname: 'Demir', subject: 'Fair contact' });
    expect(statuses(await pushAll())).toEqual({ succeeded: SIZE });
    expect(await sandbox.row(domainOf(5))).toMatchObject({
      lastname: 'Demir',
      subject: 'Fair contact',
      hunter_score: 80,
    });
    await sandbox.reset();
    await dataSource.query(`UPDATE leads SET readiness_score = 12`);
    const jobs = await pushAll();
    expect(new Set(jobs.map(({ errorCode }) => errorCode))).toEqual(new Set(['lead-deleted-in-crm']));
    expect(await sandbox.state()).toMatchObject({ leads: 0 });
  });

  test('a row that is deleted while its update is on the way is reported as deleted', async () => {
    await pushAll();
    const { leadid } = await sandbox.row(domainOf(3));
    await dataSource.query(`UPDATE leads SET readiness_score = 44`);
    await sandbox.faults({ latency: { ms: 2_000, match: { route: 'leads/UpsertMultiple' } } });
    const pushed = pushAll();
    await waitUntil(async () => {
      const [row] = await dataSource.query<{ sent: number }[]>(
        `SELECT count(*)::int AS sent FROM d365_field_snapshots WHERE sent_values <> '[]'`,
      );
      return row?.sent === 0 ? undefined : true;
    });
    await createD365Client(sandbox.config()).deleteLead(leadid);

    const jobs = await pushed;
    expect(statuses(jobs)).toEqual({ succeeded: SIZE - 1, blocked: 1 });
    const revived = await sandbox.row(domainOf(3));
    expect(jobs.find(({ status }) => status === 'blocked')).toMatchObject({
      leadId: leadIds[3],
      errorCode: 'lead-deleted-in-crm',
      d365LeadId: revived.leadid,
    });
    expect(revived.leadid).not.toBe(leadid);
  });
});

describe('pushing a batch to an organisation without bulk messages', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
    await world.sandbox.faults({ bulk_messages: false });
  });

  afterAll(() => world?.stop());

  test('sends single requests', async () => {
    const api = await world.startApi();
    await world.startWorker();
    const jobs = await pushTogether(world, api, await insertLeads(world.database.dataSource));
    // Single requests come up against the pace of twenty a second.
    expect(statuses(jobs)).toEqual({ succeeded: SIZE });
    expect(await world.sandbox.state()).toMatchObject({ leads: SIZE, writes: SIZE, write_requests: SIZE });
  });
});
