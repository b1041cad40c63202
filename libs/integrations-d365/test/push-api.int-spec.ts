import type { INestApplication } from '@nestjs/common';
import type { Server } from 'node:http';
import request from 'supertest';
import type { DataSource } from 'typeorm';
import { createD365LeadColumns } from '../src/nest/lead-list-columns';
import { insertLead } from './database';
import { World } from './world';

const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('the d365 endpoints', () => {
  let world: World;
  let dataSource: DataSource;
  let api: INestApplication;

  beforeAll(async () => {
    world = await World.start();
    ({ dataSource } = world.database);
    api = await world.startApi();
  });

  afterAll(() => world.stop());

  const http = () => request(api.getHttpServer() as Server);
  const pushLead = (body: object, key?: string) =>
    key === undefined
      ? http().post('/d365/push-lead').send(body)
      : http().post('/d365/push-lead').set('Idempotency-Key', key).send(body);
  const endJobOf = (leadId: string, status: 'succeeded' | 'error') =>
    dataSource.query(
      `UPDATE d365_push_jobs SET status = $2, finished_at = now(), error_code = 'unreachable'
       WHERE lead_id = $1 AND finished_at IS NULL`,
      [leadId, status],
    );

  test('accept a lead by id and by domain, and give a second click the same job', async () => {
    const leadId = await insertLead(dataSource, { domain: 'click.example' });
    const first = await pushLead({ lead_id: leadId }).expect(202);
    expect(first.body).toEqual({ job_id: expect.any(String), lead_id: leadId, d365_status: 'queued' });
    const second = await pushLead({ domain: 'click.example' }).expect(202);
    expect(second.body).toEqual(first.body);

    const job = await http()
      .get(`/d365/jobs/${String(first.body.job_id)}`)
      .expect(200);
    expect(job.body).toMatchObject({
      job_id: first.body.job_id,
      lead_id: leadId,
      status: 'queued',
      attempt_count: 0,
      outcome: null,
      last_error: null,
      kept: [],
      created_at: expect.stringMatching(/Z$/),
      updated_at: expect.stringMatching(/Z$/),
    });
  });

  test.each([
    ['push-lead', {}, 'lead_id', ['lead_id', 'domain']],
    ['push-lead', { lead_id: NOBODY, domain: 'click.example' }, 'domain', ['lead_id', 'domain']],
    ['push-leads', {}, 'lead_ids', ['lead_ids', 'filter']],
    ['push-leads', { lead_ids: [NOBODY], filter: {} }, 'filter', ['lead_ids', 'filter']],
    ['preview', {}, 'lead_id', ['lead_id', 'domain', 'lead_ids', 'filter']],
  ])('%s refuses %j: it wants exactly one', async (path, body, field, allowed) => {
    const answer = await http().post(`/d365/${path}`).send(body);
    expect([answer.status, answer.body.errors]).toEqual([422, [{ field, code: 'exactly-one', allowed }]]);
  });

  test.each([
    ['jobs?limit=0', 'limit', ['1 to 200']],
    ['batches?limit=51', 'limit', ['1 to 50']],
    ['jobs?status=done', 'status', expect.arrayContaining(['queued'])],
    ['jobs?lead_id=x', 'lead_id', undefined],
    ['jobs?cursor=x', 'cursor', undefined],
  ])('%s is refused in the one form that lists have', async (path, field, allowed) => {
    const { status, body } = await http().get(`/d365/${path}`);
    expect([status, body.errors]).toEqual([400, [{ field, code: 'invalid-value', allowed }]]);
  });

  test('a parameter that is given twice is refused', async () => {
    const { status, body } = await http().get('/d365/jobs?status=error&status=queued');
    expect([status, body.errors]).toEqual([400, [{ field: 'status', code: 'repeated-parameter' }]]);
  });

  test('open one job however many clicks come at once', async () => {
    const leadId = await insertLead(dataSource, { domain: 'burst-click.example' });
    const answers = await Promise.all(Array.from({ length: 12 }, () => pushLead({ lead_id: leadId })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(answers.map(({ body }) => String(body.job_id))).size).toBe(1);
  });

  test('honour an idempotency key after the job has ended', async () => {
    const leadId = await insertLead(dataSource, { domain: 'key.example' });
    const first = await pushLead({ lead_id: leadId }, 'key-1').expect(202);
    await endJobOf(leadId, 'succeeded');
    const repeated = await pushLead({ lead_id: leadId }, 'key-1').expect(202);
    expect(repeated.body).toEqual({ ...first.body, d365_status: 'synced' });
    const other = await pushLead({ lead_id: leadId }, 'key-2').expect(202);
    expect(other.body.job_id).not.toBe(first.body.job_id);
  });

  test('take one idempotency key for two leads for a mistake', async () => {
    await pushLead({ lead_id: await insertLead(dataSource, { domain: 'k1.example' }) }, 'shared').expect(202);
    const answer = await pushLead({ lead_id: await insertLead(dataSource, { domain: 'k2.example' }) }, 'shared');
    expect([answer.status, answer.body.code]).toEqual([409, 'idempotency-conflict']);
  });

  test.each([
    [{ lead_id: NOBODY }, 404, 'lead-not-found'],
    [{ domain: 'nobody.example' }, 404, 'lead-not-found'],
    [{}, 422, 'invalid-body'],
    [{ lead_id: 'x' }, 422, 'invalid-body'],
    [{ domain: '' }, 422, 'invalid-body'],
    [{ domain: 7 }, 422, 'invalid-body'],
  ])('answer %j with %i %s', async (body, status, code) => {
    const answer = await pushLead(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.type).toBe('application/problem+json');
  });

  test('refuse a lead without a score', async () => {
    const leadId = await insertLead(dataSource, { domain: 'unscored.example', readiness_score: null });
    const answer = await pushLead({ lead_id: leadId });
    expect([answer.status, answer.body.code]).toEqual([409, 'lead-not-scored']);
  });

  test('accept many, skip what cannot be pushed and say why', async () => {
    const scored = await insertLead(dataSource, { domain: 'b1.example' });
    const unscored = await insertLead(dataSource, { domain: 'b2.example', readiness_score: null });
    const body = { lead_ids: [scored, scored, unscored, NOBODY] };
    const answer = await http().post('/d365/push-leads').set('Idempotency-Key', 'batch-1').send(body).expect(202);
    expect(answer.body).toEqual({
      batch_id: expect.any(String),
      accepted: 1,
      skipped: [
        { lead_id: unscored, code: 'lead-not-scored' },
        { lead_id: NOBODY, code: 'lead-not-found' },
      ],
      skipped_total: 2,
    });
    const repeated = await http().post('/d365/push-leads').set('Idempotency-Key', 'batch-1').send(body).expect(202);
    expect(repeated.body).toEqual(answer.body);
    const other = await http()
      .post('/d365/push-leads')
      .set('Idempotency-Key', 'batch-1')
      .send({ lead_ids: [scored] });
    expect([other.status, other.body.code]).toEqual([409, 'idempotency-conflict']);
    const jobs = await http().get('/d365/jobs').query({ batch_id: answer.body.batch_id }).expect(200);
    expect(jobs.body.items).toMatchObject([{ lead_id: scored, batch_id: answer.body.batch_id }]);
  });

  test.each([[{ lead_ids: [] }], [{ lead_ids: ['x'] }], [{ lead_ids: 'x' }], [{}]])(
    'refuse to push many with %j',
    async (body) => {
      const answer = await http().post('/d365/push-leads').send(body);
      expect([answer.status, answer.body.code]).toEqual([422, 'invalid-body']);
    },
  );

  test('page through the jobs without a gap or a repetition', async () => {
    const leadIds = await Promise.all(
      Array.from({ length: 7 }, (_, index) => insertLead(dataSource, { domain: `page-${String(index)}.example` })),
    );
    const { body } = await http().post('/d365/push-leads').send({ lead_ids: leadIds }).expect(202);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = {
        batch_id: String(body.batch_id),
        status: 'queued,in_progress',
        limit: '3',
      };
      if (cursor !== null) query['cursor'] = cursor;
      const page = await http().get('/d365/jobs').query(query).expect(200);
      seen.push(...(page.body.items as { lead_id: string }[]).map((item) => item.lead_id));
      cursor = page.body.next_cursor as string | null;
    } while (cursor !== null);
    expect(seen).toHaveLength(7);
    expect(new Set(seen)).toEqual(new Set(leadIds));
  });

  test.each([
    [{ status: 'open' }, 'status'],
    [{ limit: '0' }, 'limit'],
    [{ limit: '201' }, 'limit'],
    [{ cursor: 'junk' }, 'cursor'],
    [{ lead_id: 'x' }, 'lead_id'],
    [{ colour: 'red' }, 'colour'],
  ])('refuse the list query %j', async (query, field) => {
    const answer = await http().get('/d365/jobs').query(query);
    expect([answer.status, answer.body.code, answer.body.errors[0].field]).toEqual([400, 'invalid-query', field]);
  });

  test.each([NOBODY, 'junk'])('know no job %s', async (id) => {
    for (const answer of [await http().get(`/d365/jobs/${id}`), await http().post(`/d365/jobs/${id}/retry`)]) {
      expect([answer.status, answer.body.code]).toEqual([404, 'job-not-found']);
    }
  });

  test('give a failed job fresh attempts, and leave an open and a succeeded one alone', async () => {
    const leadId = await insertLead(dataSource, { domain: 'retry.example' });
    const { body } = await pushLead({ lead_id: leadId }).expect(202);
    const retry = () => http().post(`/d365/jobs/${String(body.job_id)}/retry`);
    expect((await retry().expect(202)).body).toEqual(body);
    await endJobOf(leadId, 'error');
    const failed = await http().get(`/d365/jobs/${String(body.job_id)}`);
    expect(failed.body).toMatchObject({
      status: 'error',
      last_error: {
        code: 'unreachable',
        message: expect.any(String),
        remedy: expect.any(String),
        translations: { tr: { remedy: expect.any(String) }, en: { remedy: expect.any(String) } },
      },
    });
    expect((await retry().expect(202)).body).toEqual(body);
    await endJobOf(leadId, 'succeeded');
    const refused = await retry();
    expect([refused.status, refused.body.code]).toEqual([409, 'job-not-retryable']);
  });

  test('a retry gives way to a newer push of the same lead', async () => {
    const leadId = await insertLead(dataSource, { domain: 'newer.example' });
    const older = await pushLead({ lead_id: leadId }).expect(202);
    await endJobOf(leadId, 'error');
    const newer = await pushLead({ lead_id: leadId }).expect(202);
    const retried = await http()
      .post(`/d365/jobs/${String(older.body.job_id)}/retry`)
      .expect(202);
    expect(retried.body).toEqual(newer.body);
  });

  test('answer d365-disabled while the flag is off, whatever is asked', async () => {
    const off = request((await world.startApi({ enabled: false })).getHttpServer() as Server);
    const answers = [
      await off.post('/d365/push-lead').send({}),
      await off.post('/d365/push-leads').send({}),
      await off.get('/d365/jobs'),
      await off.get(`/d365/jobs/${NOBODY}`),
      await off.post(`/d365/jobs/${NOBODY}/retry`),
      await off.post('/d365/jobs/retry').send({}),
      await off.post('/d365/preview').send({}),
      await off.get('/d365/batches'),
      await off.post(`/d365/batches/${NOBODY}/undo`),
    ];
    for (const answer of answers) expect([answer.status, answer.body.code]).toEqual([403, 'd365-disabled']);
  });

  describe('in the lead list', () => {
    const config = { enabled: true, baseUrl: 'https://org.crm.example', appId: null } as never;
    const contribution = createD365LeadColumns(config);

    async function listed(leadId: string) {
      const columns = contribution.columns.map(({ alias, sql }) => `${sql} AS ${alias}`).join(', ');
      const rank = contribution.sorts['d365_status'] ?? '';
      const rows = await dataSource.query<Record<string, unknown>[]>(
        `SELECT ${columns} FROM leads l WHERE l.id = $1 AND ${contribution.filters['d365_status']?.sql(2) ?? ''}
         ORDER BY ${rank}`,
        [leadId, contribution.filters['d365_status']?.values],
      );
      return contribution.toFields(rows[0] ?? {});
    }

    test('the badge follows the life of the push', async () => {
      const leadId = await insertLead(dataSource, { domain: 'badge.example' });
      const nothing = {
        d365_last_synced_at: null,
        d365_last_error: null,
        d365_lead_url: null,
        d365_changed_since: false,
        d365_outcome: null,
      };
      expect(await listed(leadId)).toEqual({ d365_status: 'not_synced', ...nothing });
      await pushLead({ lead_id: leadId }).expect(202);
      expect(await listed(leadId)).toEqual({ d365_status: 'queued', ...nothing });

      await world.startWorker();
      const job = await world.push(api, leadId);
      expect(job.status).toBe('succeeded');
      expect(await listed(leadId)).toEqual({
        d365_status: 'synced',
        d365_last_synced_at: expect.stringMatching(/^\d{4}-.*Z$/),
        d365_last_error: null,
        d365_lead_url: `https://org.crm.example/main.aspx?pagetype=entityrecord&etn=lead&id=${String(job.d365LeadId)}`,
        d365_changed_since: false,
        d365_outcome: null,
      });

      await dataSource.query('UPDATE leads SET scanned_at = now() WHERE id = $1', [leadId]);
      expect(await listed(leadId)).toMatchObject({ d365_changed_since: false });
      await dataSource.query('UPDATE leads SET readiness_score = 10 WHERE id = $1', [leadId]);
      expect(await listed(leadId)).toMatchObject({ d365_status: 'synced', d365_changed_since: true });

      await world.sandbox.faults({ access: { member: false } });
      await world.push(api, leadId);
      expect(await listed(leadId)).toMatchObject({
        d365_status: 'error',
        d365_last_error: { code: 'user-not-member' },
        d365_changed_since: false,
      });
    });
  });
});
