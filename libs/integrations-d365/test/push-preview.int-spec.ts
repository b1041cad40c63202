import type { INestApplication } from '@nestjs/common';
import type { Server } from 'node:http';
import request from 'supertest';
import type { DataSource } from 'typeorm';
import type { PreviewDto } from '../src/nest/dto/preview.dto';
import { insertLead } from './database';
import type { Sandbox } from './sandbox';
import { World } from './world';

const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('previewing pushes', () => {
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
  const push = (leadId: string) => world.push(api, leadId);

  async function preview(body: object): Promise<PreviewDto> {
    return (await http().post('/d365/preview').send(body).expect(200)).body as PreviewDto;
  }

  const writesOf = async () => {
    const { write_requests, writes } = await sandbox.state();
    return { write_requests, writes };
  };

  test('shows a new lead with everything it would hold', async () => {
    const leadId = await insertLead(dataSource, { domain: 'new.example' });
    const answer = await preview({ domain: 'new.example' });
    expect(answer).toMatchObject({
      total: 1,
      complete: true,
      counts: { create: 1, update: 0, no_op: 0, blocked: 0, unknown: 0 },
      creates_start_flows: 1,
      skipped: [],
      items: [{ lead_id: leadId, domain: 'new.example', action: 'create', code: null, reason: null, matches: [] }],
    });
    const fields = answer.items[0]?.fields ?? [];
    expect(fields).toContainEqual({
      column: 'leadqualitycode',
      effect: 'write',
      kept_because: null,
      hunter: 'Hot',
      dynamics: null,
      last_written: null,
    });
    expect(fields.map(({ column }) => column)).not.toContain('emailaddress1');
    expect(await writesOf()).toEqual({ write_requests: 0, writes: 0 });
    const [rows] = await dataSource.query<{ count: number }[]>(
      'SELECT (SELECT count(*)::int FROM d365_push_jobs) + (SELECT count(*)::int FROM d365_field_snapshots) AS count',
    );
    expect(rows?.count).toBe(0);
  });

  test('shows what a colleague keeps, what is written over what, and what Hunter wrote last', async () => {
    const leadId = await insertLead(dataSource, { domain: 'diff.example' });
    await push(leadId);
    const { leadid } = await sandbox.row('diff.example');
    await sandbox.seedLead({ leadid, companyname: 'Typed by Ayşe' });
    await dataSource.query("UPDATE leads SET readiness_score = 91, company_name = 'Known anew' WHERE id = $1", [
      leadId,
    ]);
    const answer = await preview({ lead_id: leadId });
    expect(answer.items).toMatchObject([
      { action: 'update', d365_lead_id: leadid, d365_lead_url: expect.stringContaining(leadid) as string },
    ]);
    expect(answer.items[0]?.fields).toEqual([
      {
        column: 'companyname',
        effect: 'keep',
        kept_because: 'changed-in-crm',
        hunter: 'Known anew',
        dynamics: 'Typed by Ayşe',
        last_written: 'Örnek Sanayi',
      },
      {
        column: 'hunter_score',
        effect: 'write',
        kept_because: null,
        hunter: 91,
        dynamics: 80,
        last_written: 80,
      },
    ]);
    const job = await push(leadId);
    expect(job).toMatchObject({ outcome: 'updated', kept: [{ column: 'companyname', reason: 'changed-in-crm' }] });
  });

  test('names what stands in the way, and follows the decision of the rep', async () => {
    const account = await sandbox.seed('accounts', { name: 'Müşteri A.Ş.', websiteurl: 'https://known.example' });
    const leadId = await insertLead(dataSource, { domain: 'known.example' });
    const blocked = await preview({ lead_ids: [leadId] });
    expect(blocked.counts.blocked).toBe(1);
    expect(blocked.items).toMatchObject([
      {
        action: 'blocked',
        code: 'existing-customer',
        reason: { translations: { tr: { message: expect.any(String) as string } } },
        fields: [],
        matches: [
          {
            table: 'account',
            id: account,
            name: 'Müşteri A.Ş.',
            matched_on: 'website',
            url: expect.stringContaining('etn=account') as string,
          },
        ],
      },
    ]);
    const overridden = await preview({ lead_ids: [leadId], override: ['existing-customer'] });
    expect(overridden.counts).toMatchObject({ create: 1, blocked: 0 });
  });

  test('says unknown, not absent, while Dynamics cannot be asked', async () => {
    const leadIds = await Promise.all(
      Array.from({ length: 20 }, (_, index) => insertLead(dataSource, { domain: `dark-${String(index)}.example` })),
    );
    await sandbox.faults({ server_errors: { status: 503, match: { route: 'leads' } } });
    const answer = await preview({ lead_ids: leadIds });
    expect(answer.counts).toEqual({ create: 0, update: 0, no_op: 0, blocked: 0, unknown: 20 });
    expect(answer.items[19]).toMatchObject({ action: 'unknown', code: 'server-busy' });
  });

  test('names leads that cannot be pushed at all', async () => {
    const unscored = await insertLead(dataSource, { domain: 'unscored.example', readiness_score: null });
    expect(await preview({ lead_ids: [unscored, NOBODY] })).toMatchObject({
      items: [],
      skipped: [
        { lead_id: unscored, code: 'lead-not-scored' },
        { lead_id: NOBODY, code: 'lead-not-found' },
      ],
    });
  });

  test.each([
    [{}, 422, 'invalid-body'],
    [{ lead_id: NOBODY, domain: 'x.example' }, 422, 'invalid-body'],
    [{ lead_ids: [] }, 422, 'invalid-body'],
    [{ lead_id: NOBODY, override: ['everything'] }, 422, 'invalid-body'],
    [{ lead_id: NOBODY, on_closed: 'delete' }, 422, 'invalid-body'],
    [{ domain: 'nobody.example' }, 404, 'lead-not-found'],
  ])('answers %j with %i %s', async (body, status, code) => {
    const answer = await http().post('/d365/preview').send(body);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([status, code]);
  });

  test('predicts mixed leads one by one as the push then does them, and writes nothing', async () => {
    const expected = await mixedLeads(25);
    expect(expected.size).toBe(200);
    const before = await writesOf();
    const answer = await preview({ lead_ids: [...expected.keys()] });
    expect(await writesOf()).toEqual(before);
    expect(verdictsOf(answer.items.map(({ lead_id, code, action }) => [lead_id, code ?? action]))).toEqual(expected);
    const jobs = await pushAll([...expected.keys()]);
    expect(verdictsOf(jobs.map((job) => [job.leadId, job.errorCode ?? ACTION_OF[job.outcome ?? ''] ?? '']))).toEqual(
      expected,
    );
  }, 240_000);

  const ACTION_OF: Readonly<Record<string, string>> = { created: 'create', updated: 'update', 'no-op': 'no-op' };

  const verdictsOf = (pairs: readonly (readonly [string, string])[]) => new Map(pairs);

  async function pushAll(leadIds: readonly string[]) {
    const batch = await http().post('/d365/push-leads').send({ lead_ids: leadIds }).expect(202);
    return world.batchEnded((batch.body as { batch_id: string }).batch_id, 180_000);
  }

  /** Leads in every situation, `perKind` of each, with the verdict that each must get. */
  async function mixedLeads(perKind: number): Promise<Map<string, string>> {
    const kinds = await Promise.all(
      Object.entries(VERDICTS).map(async ([kind, verdict]) => {
        const domains = Array.from({ length: perKind }, (_, index) => `${kind}-${String(index)}.example`);
        const leadIds = await Promise.all(domains.map((domain) => insertLead(dataSource, { domain })));
        return { kind, verdict, leadIds, domains };
      }),
    );
    const of = (name: string) => kinds.find(({ kind }) => kind === name) ?? { leadIds: [], domains: [] };
    const known = ['same', 'more', 'closed'].flatMap((kind) => [...of(kind).leadIds]);
    const jobs = new Map((await pushAll(known)).map((job) => [job.leadId, job.d365LeadId]));
    for (const domain of of('typed').domains) await sandbox.seedLead({ hunter_domain: domain, subject: 'Typed' });
    for (const domain of of('adopt').domains) await sandbox.seedLead({ websiteurl: `https://${domain}/tr` });
    for (const domain of of('customer').domains) await sandbox.seed('accounts', { emailaddress1: `info@${domain}` });
    for (const leadId of of('closed').leadIds) {
      await sandbox.seedLead({ leadid: jobs.get(leadId), statecode: 1, statuscode: 3 });
    }
    await dataSource.query('UPDATE leads SET readiness_score = 12 WHERE id = ANY($1)', [
      [...of('more').leadIds, ...of('closed').leadIds],
    ]);
    await dataSource.query('UPDATE leads SET d365_lead_id = gen_random_uuid()::text WHERE id = ANY($1)', [
      of('gone').leadIds,
    ]);
    return new Map(kinds.flatMap(({ leadIds, verdict }) => leadIds.map((leadId) => [leadId, verdict])));
  }

  const VERDICTS: Readonly<Record<string, string>> = {
    fresh: 'create',
    same: 'no-op',
    more: 'update',
    typed: 'update',
    adopt: 'update',
    customer: 'existing-customer',
    closed: 'lead-closed',
    gone: 'lead-deleted-in-crm',
  };
});
