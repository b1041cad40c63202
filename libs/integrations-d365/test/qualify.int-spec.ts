import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import type { Principal } from '@hunter/platform';
import request from 'supertest';
import type { DataSource } from 'typeorm';
import { LeadQualification } from '../src/nest/after-push/lead-qualification.service';
import { insertLead } from './database';
import type { Sandbox } from './sandbox';
import { World } from './world';

const ON = { HUNTER_D365_QUALIFY_ENABLED: 'true' };
const QUALIFY = 'POST leads(id)/QualifyLead';
/** Who the specs push as. */
const OWNER: Principal = { id: 'rep-1', name: 'Rep', roles: ['rep'] };

describe('qualifying a lead from Hunter', () => {
  let world: World;
  let dataSource: DataSource;
  let sandbox: Sandbox;
  let api: INestApplication;

  beforeAll(async () => {
    world = await World.start();
    ({ sandbox } = world);
    ({ dataSource } = world.database);
    api = await world.startApi(sandbox.config(ON));
    await world.startWorker();
  });
  beforeEach(() => sandbox.reset());
  afterAll(() => world.stop());

  const http = (of = api) => request(of.getHttpServer() as Server);
  const qualify = (leadId: string, body: object = { confirm: true }) =>
    http().post(`/leads/${leadId}/qualify`).send(body);

  async function pushed(domain: string): Promise<{ leadId: string; rowId: string }> {
    const leadId = await insertLead(dataSource, { domain });
    const job = await world.push(api, leadId);
    expect(job).toMatchObject({ status: 'succeeded', outcome: 'created' });
    return { leadId, rowId: String(job.d365LeadId) };
  }

  async function requests(route: string): Promise<number> {
    return (await sandbox.requestsByRoute())[route] ?? 0;
  }

  function auditOf(leadId: string): Promise<Record<string, unknown>[]> {
    return dataSource.query(
      'SELECT requested_by, outcome, error_code, trace_id FROM d365_qualifications WHERE lead_id = $1 ORDER BY id',
      [leadId],
    );
  }

  test('makes account and opportunity once, keeps their ids and answers from them afterwards', async () => {
    const { leadId, rowId } = await pushed('once.example');
    const first = await qualify(leadId).expect(200);
    const [account] = await sandbox.rowsOf('accounts');
    const [opportunity] = await sandbox.rowsOf('opportunities');
    expect(first.body).toEqual({
      lead_id: leadId,
      already_qualified: false,
      d365_outcome: {
        state: 'qualified',
        since: expect.stringMatching(/Z$/) as string,
        read_at: expect.stringMatching(/Z$/) as string,
        account_url: expect.stringContaining(String(account?.['accountid'])) as string,
        contact_url: null,
        opportunity_url: expect.stringContaining(String(opportunity?.['opportunityid'])) as string,
      },
    });
    expect(await sandbox.row('once.example')).toMatchObject({ leadid: rowId, statecode: 1, statuscode: 3 });
    expect(world.events.outcomesOf(leadId)).toEqual(['qualified']);

    const asked = await sandbox.requestsByRoute();
    const second = await qualify('once.example').expect(200);
    expect(second.body).toMatchObject({ already_qualified: true, d365_outcome: { state: 'qualified' } });
    expect(await sandbox.requestsByRoute()).toEqual(asked);
    expect(await auditOf(leadId)).toEqual([
      { requested_by: 'local', outcome: 'qualified', error_code: null, trace_id: expect.any(String) as string },
    ]);
  });

  test('qualifies once though the answer is lost', async () => {
    const { leadId } = await pushed('lost-answer.example');
    await sandbox.faults({ lost_responses: { count: 1, match: { method: 'POST' } } });
    const { body } = await qualify(leadId).expect(200);
    expect(body).toMatchObject({ already_qualified: false, d365_outcome: { state: 'qualified' } });
    expect(await sandbox.state()).toMatchObject({ lost_responses: 1, accounts: 1, opportunities: 1 });
    expect(await requests(QUALIFY)).toBe(1);
  });

  test('looks before it asks again when neither the answer came nor the look afterwards', async () => {
    const { leadId } = await pushed('in-doubt.example');
    await sandbox.faults({
      lost_responses: { count: 1, match: { method: 'POST' } },
      server_errors: { match: { route: 'opportunities' } },
    });
    expect((await qualify(leadId).expect(503)).body).toMatchObject({
      errors: [{ field: 'd365', code: 'unreachable' }],
    });
    expect(world.events.outcomesOf(leadId)).toEqual([]);
    await sandbox.faults({ server_errors: null });
    expect((await qualify(leadId).expect(200)).body).toMatchObject({ already_qualified: true });
    expect(await sandbox.state()).toMatchObject({ accounts: 1, opportunities: 1 });
    expect(await requests(QUALIFY)).toBe(1);
    expect((await auditOf(leadId)).map(({ error_code }) => error_code)).toEqual(['unreachable', null]);
  });

  test('says that it is not known when Dynamics stays away, and finds it done later', async () => {
    const { leadId, rowId } = await pushed('away.example');
    await sandbox.faults({ server_errors: { match: { route: 'leads(id)' } } });
    const failed = await qualify(leadId).expect(503);
    expect(failed.body).toMatchObject({
      code: 'service-unavailable',
      errors: [{ field: 'd365', code: 'server-busy' }],
      translations: { tr: { message: expect.any(String) as string }, en: { remedy: expect.any(String) as string } },
    });
    expect(world.events.outcomesOf(leadId)).toEqual([]);
    await sandbox.faults({ server_errors: null });
    await sandbox.seedLead({ leadid: rowId, statecode: 1, statuscode: 3 });
    const { body } = await qualify(leadId).expect(200);
    expect(body).toMatchObject({ already_qualified: true, d365_outcome: { state: 'qualified' } });
    expect(await requests(QUALIFY)).toBe(0);
    expect((await auditOf(leadId)).map(({ outcome }) => outcome)).toEqual(['error', 'already-qualified']);
  });

  test('makes a contact only when a person is known', async () => {
    const { leadId, rowId } = await pushed('person.example');
    await sandbox.seedLead({ leadid: rowId, firstname: 'Deniz', lastname: 'Örnek' });
    const { body } = await qualify(leadId).expect(200);
    const contacts = await sandbox.rowsOf('contacts');
    expect(contacts).toHaveLength(1);
    expect(body).toMatchObject({
      d365_outcome: { contact_url: expect.stringContaining(String(contacts[0]?.['contactid'])) as string },
    });
  });

  test.each([
    ['closed', { statecode: 2, statuscode: 4 }, 'lead-closed', ['disqualified']],
    ['merged', { statecode: 2, statuscode: 4, merged: true }, 'lead-merged', []],
  ])('leaves a %s lead alone', async (name, columns, code, outcomes) => {
    const { leadId, rowId } = await pushed(`${name}.example`);
    await sandbox.seedLead({ leadid: rowId, ...columns });
    const { body } = await qualify(leadId).expect(409);
    expect(body).toMatchObject({ code, errors: [{ field: 'd365', code }] });
    expect(await requests(QUALIFY)).toBe(0);
    expect(world.events.outcomesOf(leadId)).toEqual(outcomes);
  });

  test('says that a lead was deleted in Dynamics, and remembers it', async () => {
    const { leadId } = await pushed('deleted.example');
    await sandbox.reset();
    expect((await qualify(leadId).expect(409)).body).toMatchObject({ code: 'lead-deleted-in-crm' });
    expect(world.events.outcomesOf(leadId)).toEqual(['deleted']);
  });

  test('names the right that is missing', async () => {
    const { leadId } = await pushed('no-right.example');
    await sandbox.faults({ access: { missing_privileges: ['prvCreateAccount'] } });
    const { body } = await qualify(leadId).expect(409);
    expect(body).toMatchObject({
      code: 'd365-refused',
      errors: [{ field: 'd365', code: 'qualify-privilege-missing' }],
    });
    expect(await sandbox.row('no-right.example')).toMatchObject({ statecode: 0 });
  });

  test('asks for a confirmation and for a lead that was pushed', async () => {
    const leadId = await insertLead(dataSource, { domain: 'unpushed.example' });
    for (const body of [{}, { confirm: false }]) {
      expect((await qualify(leadId, body).expect(422)).body).toMatchObject({ code: 'confirm-required' });
    }
    expect((await qualify(leadId).expect(409)).body).toMatchObject({ code: 'lead-not-synced' });
    expect((await qualify('nobody.example').expect(404)).body).toMatchObject({ code: 'lead-not-found' });
    expect(await auditOf(leadId)).toEqual([]);
  });

  test('is for an administrator, the owner, and who pushed the lead', async () => {
    const { leadId } = await pushed('owned.example');
    const service = api.get(LeadQualification);
    const call = (principal: Principal) => service.qualify({ lead: leadId, principal, traceId: null });
    await dataSource.query('UPDATE leads SET owner = $2 WHERE id = $1', [leadId, 'rep-3']);
    await expect(call({ ...OWNER, id: 'rep-2' })).rejects.toMatchObject({ code: 'qualify-not-allowed' });
    await expect(call({ ...OWNER, id: 'rep-3', roles: ['viewer'] })).rejects.toMatchObject({
      code: 'qualify-not-allowed',
    });
    expect(await requests(QUALIFY)).toBe(0);
    expect(await call(OWNER)).toMatchObject({ already: false, outcome: { state: 'qualified' } });
    expect(await call({ ...OWNER, id: 'rep-3' })).toMatchObject({ already: true });
  });

  test('acts in the name of the rep', async () => {
    const { leadId } = await pushed('impersonated.example');
    const [user] = (await sandbox.rowsOf('systemusers')).filter((row) => row['fullname'] === 'Deniz Örnek');
    const entraObjectId = String(user?.['azureactivedirectoryobjectid']);
    await api.get(LeadQualification).qualify({ lead: leadId, principal: { ...OWNER, entraObjectId }, traceId: null });
    const [opportunity] = await sandbox.rowsOf('opportunities');
    expect(opportunity?.['createdby']).toMatchObject({ id: user?.['systemuserid'] });
  });

  test('lets one of two at the same time through', async () => {
    const { leadId } = await pushed('twice.example');
    await sandbox.faults({ latency: { ms: 300, match: { route: 'leads(id)' } } });
    const answers = await Promise.all([qualify(leadId), qualify(leadId)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'qualify-in-progress' });
    expect(await sandbox.state()).toMatchObject({ accounts: 1, opportunities: 1 });
  });

  test('is closed while its flag is off, and asks Dynamics nothing', async () => {
    const { leadId } = await pushed('off.example');
    const before = await sandbox.requestsByRoute();
    const off = await world.startApi();
    const { body } = await http(off).post(`/leads/${leadId}/qualify`).send({ confirm: 'x' }).expect(403);
    expect(body).toMatchObject({ code: 'd365-qualify-disabled' });
    const without = await world.startApi({ enabled: false });
    expect((await http(without).post(`/leads/${leadId}/qualify`).send({}).expect(403)).body).toMatchObject({
      code: 'd365-disabled',
    });
    expect(await sandbox.requestsByRoute()).toEqual(before);
  });
});
