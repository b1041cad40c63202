import type { INestApplication } from '@nestjs/common';
import type { Server } from 'node:http';
import request from 'supertest';
import type { DataSource } from 'typeorm';
import { insertLead } from './database';
import type { Sandbox } from './sandbox';
import { waitUntil } from './wait-until';
import { World } from './world';

const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('batches of pushes', () => {
  let world: World;
  let dataSource: DataSource;
  let sandbox: Sandbox;
  let api: INestApplication;

  beforeAll(async () => {
    world = await World.start();
    ({ sandbox } = world);
    ({ dataSource } = world.database);
    api = await world.startApi();
    await world.startWorker();
  });

  afterAll(() => world.stop());

  beforeEach(() => sandbox.reset());

  const http = () => request(api.getHttpServer() as Server);

  const insertLeads = (name: string, count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, index) =>
        insertLead(dataSource, { domain: `${name}-${String(index)}.example` }),
      ),
    );

  async function pushAll(leadIds: readonly string[], more: object = {}): Promise<string> {
    const answer = await http()
      .post('/d365/push-leads')
      .send({ lead_ids: leadIds, ...more })
      .expect(202);
    const batchId = (answer.body as { batch_id: string }).batch_id;
    await world.batchEnded(batchId);
    return batchId;
  }

  const progressOf = async (batchId: string) =>
    (await http().get(`/d365/batches/${batchId}`).expect(200)).body as Record<string, unknown>;

  async function undo(batchId: string) {
    const answer = await http().post(`/d365/batches/${batchId}/undo`).expect(202);
    const receipt = answer.body as { batch_id: string; accepted: number; skipped: { lead_id: string; code: string }[] };
    await world.batchEnded(receipt.batch_id);
    return receipt;
  }

  describe('progress', () => {
    test('counts states, outcomes and reasons, and is told as events', async () => {
      const [poison] = await insertLeads('poison', 1);
      const fine = await insertLeads('fine', 3);
      await dataSource.query("UPDATE leads SET company_name = 'Zehir' WHERE id = $1", [poison]);
      await sandbox.faults({ plugin: { column: 'companyname', contains: 'Zehir' } });
      const batchId = await pushAll([...fine, poison ?? '', NOBODY]);
      expect(await progressOf(batchId)).toMatchObject({
        batch_id: batchId,
        kind: 'push',
        status: 'finished',
        accepted: 4,
        already_open: 0,
        skipped_total: 1,
        total: 4,
        queued: 0,
        in_progress: 0,
        succeeded: 3,
        blocked: 0,
        error: 1,
        created: 3,
        failures: [{ count: 1, error: { code: 'automation-refused', remedy: expect.any(String) as string } }],
        requested_by: 'local',
        finished_at: expect.stringMatching(/Z$/) as string,
      });
      const last = await waitUntil(() =>
        Promise.resolve(
          world.events.batches.findLast((event) => event.batch_id === batchId && event.status === 'finished'),
        ),
      );
      expect(last).toMatchObject({ total: 4, succeeded: 3, error: 1 });
      const listed = await http().get('/d365/batches').query({ limit: 1 }).expect(200);
      expect(listed.body).toMatchObject({ items: [{ batch_id: batchId }] });
    });

    test.each([NOBODY, 'junk'])('knows no batch %s', async (id) => {
      for (const answer of [await http().get(`/d365/batches/${id}`), await http().post(`/d365/batches/${id}/undo`)]) {
        expect([answer.status, (answer.body as { code: string }).code]).toEqual([404, 'batch-not-found']);
      }
    });

    test.each(['0', '51', 'x'])('refuses to list %s batches', async (limit) => {
      const answer = await http().get('/d365/batches').query({ limit });
      expect([answer.status, (answer.body as { code: string }).code]).toEqual([400, 'invalid-query']);
    });
  });

  describe('a choice made for many', () => {
    test('is carried out for each of them', async () => {
      const leadIds = await insertLeads('many', 2);
      for (const index of [0, 1]) {
        await sandbox.seed('accounts', { name: 'A', websiteurl: `https://many-${String(index)}.example` });
      }
      const blocked = await pushAll(leadIds);
      expect(await progressOf(blocked)).toMatchObject({
        blocked: 2,
        failures: [{ error: { code: 'existing-customer' } }],
      });
      const batchId = await pushAll(leadIds, { override: ['existing-customer'] });
      expect(await progressOf(batchId)).toMatchObject({ created: 2, blocked: 0 });
    });
  });

  describe('redrive', () => {
    const retry = async (body: object) =>
      (await http().post('/d365/jobs/retry').send(body).expect(202)).body as unknown;

    test('gives every failed job fresh attempts and leaves what was settled since alone', async () => {
      await dataSource.query("UPDATE d365_push_jobs SET status = 'succeeded' WHERE status IN ('error', 'blocked')");
      const leadIds = await insertLeads('redrive', 4);
      await sandbox.faults({ access: { member: false } });
      const batchId = await pushAll(leadIds);
      expect(await progressOf(batchId)).toMatchObject({ error: 4 });
      await sandbox.faults({ access: { member: true } });
      const settled = await pushAll(leadIds.slice(0, 1));
      expect(await progressOf(settled)).toMatchObject({ created: 1 });
      expect(await retry({})).toEqual({ reopened: 3 });
      await world.batchEnded(batchId);
      expect(await progressOf(batchId)).toMatchObject({ error: 1, created: 3 });
      expect((await sandbox.state()).leads).toBe(4);
      expect(await retry({})).toEqual({ reopened: 0 });
    });

    test('goes by status, code and batch, and takes a decision along', async () => {
      const leadIds = await insertLeads('choose', 2);
      const closed = await pushAll(leadIds);
      expect(await progressOf(closed)).toMatchObject({ created: 2 });
      for (const row of await sandbox.rowsOf('leads')) {
        await sandbox.seedLead({ leadid: row['leadid'], statecode: 2, statuscode: 4 });
      }
      await dataSource.query('UPDATE leads SET readiness_score = 7 WHERE id = ANY($1)', [leadIds]);
      const batchId = await pushAll(leadIds);
      expect(await progressOf(batchId)).toMatchObject({ blocked: 2 });
      expect(await retry({ filter: { batch_id: batchId } })).toEqual({ reopened: 0 });
      expect(await retry({ filter: { batch_id: NOBODY, status: ['blocked'] } })).toEqual({ reopened: 0 });
      expect(await retry({ filter: { batch_id: batchId, status: ['blocked'], code: ['throttled'] } })).toEqual({
        reopened: 0,
      });
      const filter = { batch_id: batchId, status: ['blocked'], code: ['lead-closed'] };
      expect(await retry({ filter, on_closed: 'reactivate' })).toEqual({ reopened: 2 });
      await world.batchEnded(batchId);
      expect(await progressOf(batchId)).toMatchObject({ updated: 2, blocked: 0 });
    });

    test.each([
      { filter: { status: ['succeeded'] } },
      { filter: { code: ['nonsense'] } },
      { filter: { batch_id: 'x' } },
    ])('refuses %j', async (body) => {
      const answer = await http().post('/d365/jobs/retry').send(body);
      expect([answer.status, (answer.body as { code: string }).code]).toEqual([422, 'invalid-body']);
    });
  });

  describe('undo', () => {
    test('puts back what was there, except what was changed since, and leaves created rows', async () => {
      const [changed = '', edited = '', created = ''] = await insertLeads('undo', 3);
      await sandbox.seedLead({ hunter_domain: 'undo-0.example', hunter_score: 5 });
      await pushAll([changed, edited]);
      const before = await sandbox.row('undo-0.example');
      await dataSource.query("UPDATE leads SET readiness_score = 91, company_name = 'Yeni Ad' WHERE id = ANY($1)", [
        [changed, edited],
      ]);
      const batchId = await pushAll([changed, edited, created]);
      expect(await sandbox.row('undo-1.example')).toMatchObject({ hunter_score: 91, companyname: 'Yeni Ad' });
      const { leadid } = await sandbox.row('undo-1.example');
      await sandbox.seedLead({ leadid, companyname: 'Typed by Ayşe' });
      expect(await progressOf(batchId)).toMatchObject({ updated: 2, created: 1, undoable: 2, undone_by: null });

      const receipt = await undo(batchId);
      expect(receipt).toMatchObject({ accepted: 2, skipped: [{ lead_id: created, code: 'row-created' }] });
      expect(await progressOf(receipt.batch_id)).toMatchObject({
        kind: 'undo',
        undo_of: batchId,
        restored: 2,
        error: 0,
      });
      expect(await progressOf(batchId)).toMatchObject({ undone_by: receipt.batch_id });
      const { companyname, hunter_score } = await sandbox.row('undo-0.example');
      expect({ companyname, hunter_score }).toEqual({
        companyname: before['companyname'],
        hunter_score: before['hunter_score'],
      });
      expect(await sandbox.row('undo-1.example')).toMatchObject({ companyname: 'Typed by Ayşe', hunter_score: 80 });
      expect(await sandbox.row('undo-2.example')).toMatchObject({ hunter_score: 80 });

      const jobs = await world.batchEnded(receipt.batch_id);
      expect(jobs.find(({ leadId }) => leadId === edited)).toMatchObject({
        kind: 'undo',
        outcome: 'restored',
        kept: [{ column: 'companyname', reason: 'changed-in-crm' }],
        changes: { hunter_score: { prior: 91, value: 80 } },
      });
      for (const job of jobs) {
        expect(await world.attemptsOf(job.id)).toMatchObject([{ outcome: 'restored', requestedBy: 'local' }]);
      }
      expect((await undo(batchId)).batch_id).toBe(receipt.batch_id);
      const again = await http().post(`/d365/batches/${receipt.batch_id}/undo`);
      expect([again.status, (again.body as { code: string }).code]).toEqual([409, 'batch-not-undoable']);
    });

    test('lets the next push say it again', async () => {
      const [leadId = ''] = await insertLeads('again', 1);
      await pushAll([leadId]);
      await dataSource.query('UPDATE leads SET readiness_score = 44 WHERE id = $1', [leadId]);
      await undo(await pushAll([leadId]));
      expect(await sandbox.row('again-0.example')).toMatchObject({ hunter_score: 80 });
      const batchId = await pushAll([leadId]);
      expect(await progressOf(batchId)).toMatchObject({ updated: 1 });
      expect(await sandbox.row('again-0.example')).toMatchObject({ hunter_score: 44 });
    });

    test('is the same however often its answer is lost', async () => {
      const [leadId = ''] = await insertLeads('lost', 1);
      await pushAll([leadId]);
      await dataSource.query('UPDATE leads SET readiness_score = 44 WHERE id = $1', [leadId]);
      await sandbox.faults({ lost_responses: { count: 1, match: { method: 'PATCH' } } });
      const batchId = await pushAll([leadId]);
      expect(await sandbox.row('lost-0.example')).toMatchObject({ hunter_score: 44 });
      await sandbox.faults({ lost_responses: { count: 1, match: { method: 'PATCH' } } });
      const receipt = await undo(batchId);
      expect(await progressOf(receipt.batch_id)).toMatchObject({ restored: 1 });
      expect(await sandbox.row('lost-0.example')).toMatchObject({ hunter_score: 80 });
    });

    test('touches neither a deleted nor a closed row', async () => {
      const leadIds = await insertLeads('shut', 2);
      await pushAll(leadIds);
      await dataSource.query('UPDATE leads SET readiness_score = 44 WHERE id = ANY($1)', [leadIds]);
      const batchId = await pushAll(leadIds);
      const { leadid } = await sandbox.row('shut-1.example');
      await sandbox.reset();
      await sandbox.seedLead({
        leadid,
        hunter_domain: 'shut-1.example',
        hunter_score: 44,
        statecode: 2,
        statuscode: 4,
      });
      const receipt = await undo(batchId);
      const progress = await progressOf(receipt.batch_id);
      expect(progress).toMatchObject({ blocked: 2, restored: 0 });
      const codes = (progress['failures'] as { error: { code: string } }[]).map(({ error }) => error.code);
      expect(codes.sort()).toEqual(['lead-closed', 'lead-deleted-in-crm']);
      expect((await sandbox.row('shut-1.example'))['hunter_score']).toBe(44);
    });

    test('waits until the batch has ended', async () => {
      const leadIds = await insertLeads('open', 1);
      await sandbox.faults({ latency: { ms: 1_000 } });
      const answer = await http().post('/d365/push-leads').send({ lead_ids: leadIds }).expect(202);
      const batchId = (answer.body as { batch_id: string }).batch_id;
      const refused = await http().post(`/d365/batches/${batchId}/undo`);
      expect([refused.status, (refused.body as { code: string }).code]).toEqual([409, 'batch-open']);
      await world.batchEnded(batchId);
    });

    test('restores a hundred rows, except fields changed since', async () => {
      const leadIds = await insertLeads('hundred', 100);
      await pushAll(leadIds);
      await dataSource.query("UPDATE leads SET readiness_score = 91, company_name = 'Yeni Ad' WHERE id = ANY($1)", [
        leadIds,
      ]);
      const batchId = await pushAll(leadIds);
      const rows = await sandbox.rowsOf('leads');
      const typed = new Set(rows.slice(0, 10).map((row) => row['leadid']));
      for (const leadid of typed) await sandbox.seedLead({ leadid, companyname: 'Typed by Ayşe' });
      const receipt = await undo(batchId);
      expect(await progressOf(receipt.batch_id)).toMatchObject({ total: 100, restored: 100 });
      const after = await sandbox.rowsOf('leads');
      expect(after.filter((row) => row['hunter_score'] === 80)).toHaveLength(100);
      expect(after.filter((row) => row['companyname'] === 'Örnek Sanayi')).toHaveLength(90);
      expect(after.filter((row) => row['companyname'] === 'Typed by Ayşe')).toHaveLength(10);
    }, 180_000);
  });
});
