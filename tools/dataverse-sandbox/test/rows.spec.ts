import { SANDBOX_IDS } from '../src/lib/store/seed-organization.js';
import { failure, SandboxClient } from './support/sandbox-client.js';

let client: SandboxClient;

beforeAll(async () => {
  client = await SandboxClient.start();
});

afterAll(() => client.stop());

const GUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

async function createLead(columns: object = {}): Promise<string> {
  const answer = await client.api('POST', 'leads', { body: { subject: 'Hunter: a.example', ...columns } });
  expect(answer.status).toBe(204);
  const [, id] = new RegExp(`leads\\((${GUID})\\)$`).exec(answer.headers['odata-entityid'] ?? '') ?? [];
  return id ?? '';
}

describe('WhoAmI', () => {
  test('names the application user and recommends a degree of parallelism', async () => {
    const answer = await client.api('GET', 'WhoAmI');
    expect(answer.json).toMatchObject({
      UserId: SANDBOX_IDS.applicationUser,
      OrganizationId: SANDBOX_IDS.organization,
      BusinessUnitId: SANDBOX_IDS.businessUnit,
    });
    expect(Number(answer.headers['x-ms-dop-hint'])).toBeGreaterThan(0);
  });

  test('is not there for POST', async () => {
    const answer = await client.api('POST', 'WhoAmI', { body: {} });
    expect(failure(answer)).toEqual({ status: 404, code: '' });
  });

  test('carries ids to log and the limits headers, numbers written for people', async () => {
    const { headers } = await client.api('GET', 'WhoAmI');
    expect(headers['odata-version']).toBe('4.0');
    expect(headers['x-ms-service-request-id']).toMatch(new RegExp(GUID));
    expect(headers['req_id']).toBe(headers['x-ms-service-request-id']);
    expect(headers['x-ms-ratelimit-time-remaining-xrm-requests']).toMatch(/^1,\d{3}\.\d{2}$/);
    expect(headers['x-ms-ratelimit-burst-remaining-xrm-requests']).toMatch(/^\d{4}$/);
    expect(headers['set-cookie']).toContain('ARRAffinity=');
  });
});

describe('create', () => {
  test('answers 204 without a body and names the row', async () => {
    const answer = await client.api('POST', 'leads', { body: { subject: 'x' } });
    expect(answer.status).toBe(204);
    expect(answer.text).toBe('');
    expect(answer.headers['odata-entityid']).toMatch(
      new RegExp(`^${client.sandbox.url}/api/data/v9\\.2/leads\\(${GUID}\\)$`),
    );
    expect(answer.headers['location']).toBe(answer.headers['odata-entityid']);
  });

  test('answers 201 with the selected columns, and no OData-EntityId, for return=representation', async () => {
    const answer = await client.api('POST', 'leads?$select=leadid,subject', {
      body: { subject: 'x', companyname: 'Örnek A.Ş.' },
      headers: { prefer: 'return=representation' },
    });
    expect(answer.status).toBe(201);
    expect(answer.headers['preference-applied']).toBe('return=representation');
    expect(answer.headers['odata-entityid']).toBeUndefined();
    expect(Object.keys(answer.json).sort()).toEqual(['@odata.context', '@odata.etag', 'leadid', 'subject']);
    expect(answer.json['@odata.context']).toBe(
      `${client.sandbox.url}/api/data/v9.2/$metadata#leads(leadid,subject)/$entity`,
    );
  });

  test('fills what the caller left out: owner, state, full name, defaults', async () => {
    const id = await createLead({ firstname: 'Ayşe', lastname: 'Yılmaz' });
    const { json } = await client.api('GET', `leads(${id})`);
    expect(json).toMatchObject({
      fullname: 'Ayşe Yılmaz',
      statecode: 0,
      statuscode: 1,
      _ownerid_value: SANDBOX_IDS.applicationUser,
      _owninguser_value: SANDBOX_IDS.applicationUser,
      _owningteam_value: null,
      donotemail: false,
      merged: false,
      telephone1: null,
      hunter_domain: null,
    });
    expect(json['createdon']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  test('takes an owner by reference, a team as well as a user', async () => {
    const id = await createLead({ 'ownerid@odata.bind': `/teams(${SANDBOX_IDS.salesTeam})` });
    const { json } = await client.api('GET', `leads(${id})?$select=_ownerid_value,_owningteam_value,_owninguser_value`);
    expect(json).toMatchObject({
      _ownerid_value: SANDBOX_IDS.salesTeam,
      _owningteam_value: SANDBOX_IDS.salesTeam,
      _owninguser_value: null,
    });
  });

  test('accepts a lead without the columns that only forms require', async () => {
    const answer = await client.api('POST', 'leads', { body: { companyname: 'x' } });
    expect(answer.status).toBe(204);
  });

  test('refuses a second row with the same id', async () => {
    const id = await createLead();
    expect(failure(await client.api('POST', 'leads', { body: { leadid: id } }))).toEqual({
      status: 412,
      code: '0x80040237',
    });
  });

  test('drops read-only columns without a word', async () => {
    const id = await createLead({ lastname: 'A', fullname: 'Someone Else', merged: true });
    const { json } = await client.api('GET', `leads(${id})?$select=fullname,merged`);
    expect(json).toMatchObject({ fullname: 'A', merged: false });
  });

  test('acts for the user that CallerObjectId names', async () => {
    const answer = await client.api('POST', 'leads?$select=_ownerid_value,_createdby_value', {
      body: { subject: 'x' },
      headers: { prefer: 'return=representation', callerobjectid: SANDBOX_IDS.repObjectId },
    });
    expect(answer.json).toMatchObject({ _ownerid_value: SANDBOX_IDS.repUser, _createdby_value: SANDBOX_IDS.repUser });
  });
});

describe('retrieve', () => {
  test('answers 304 while the caller has the newest version, and 200 after a change', async () => {
    const id = await createLead();
    const first = await client.api('GET', `leads(${id})?$select=subject`);
    const etag = first.headers['etag'] ?? '';
    expect(first.json['@odata.etag']).toBe(etag);
    const again = await client.api('GET', `leads(${id})?$select=subject`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    await client.api('PATCH', `leads(${id})`, { body: { subject: 'y' } });
    const changed = await client.api('GET', `leads(${id})?$select=subject`, { headers: { 'if-none-match': etag } });
    expect(changed.status).toBe(200);
    expect(versionOf(changed.headers['etag'])).toBeGreaterThan(versionOf(etag));
  });

  test('takes If-None-Match: null as no condition', async () => {
    const id = await createLead();
    const answer = await client.api('GET', `leads(${id})`, { headers: { 'if-none-match': 'null' } });
    expect(answer.status).toBe(200);
  });

  test('answers 404 for an unknown id, in today’s words or in the older ones', async () => {
    const id = '11111111-2222-4333-8444-555555555555';
    const answer = await client.api('GET', `leads(${id})`);
    expect(failure(answer)).toEqual({ status: 404, code: '0x80040217' });
    expect(answer.json['error']?.['message']).toBe(`Entity 'Lead' With Id = ${id} Does Not Exist`);
    await client.faults({ codes: 'legacy' });
    const legacy = await client.api('GET', `leads(${id})`);
    expect(legacy.json['error']?.['message']).toBe(`lead With Id = ${id} Does Not Exist`);
    await client.resetFaults();
  });

  test('answers 404 for an unknown entity set; names are case-sensitive', async () => {
    expect(failure(await client.api('GET', 'Leads'))).toEqual({ status: 404, code: '0x80060888' });
  });

  test('annotates choices and lookups when asked', async () => {
    const id = await createLead({ leadsourcecode: 8 });
    const { json } = await client.api('GET', `leads(${id})?$select=leadsourcecode,_ownerid_value`, {
      headers: { prefer: 'odata.include-annotations="*"' },
    });
    expect(json).toMatchObject({
      'leadsourcecode@OData.Community.Display.V1.FormattedValue': 'Web',
      '_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'systemuser',
      '_ownerid_value@OData.Community.Display.V1.FormattedValue': '# Hunter Integration',
    });
    const plain = await client.api('GET', `leads(${id})?$select=leadsourcecode`);
    expect(Object.keys(plain.json)).not.toContain('leadsourcecode@OData.Community.Display.V1.FormattedValue');
  });

  test('expands a lookup', async () => {
    const { accounts } = await client.seed({ accounts: [{ name: 'Deneme A.Ş.' }] });
    const id = await createLead({ 'parentaccountid@odata.bind': `/accounts(${String(accounts?.[0])})` });
    const { json } = await client.api('GET', `leads(${id})?$select=subject&$expand=parentaccountid($select=name)`);
    expect(json['parentaccountid']).toMatchObject({ name: 'Deneme A.Ş.' });
  });

  test('reads, sets and clears a single column', async () => {
    const id = await createLead();
    await client.api('PUT', `leads(${id})/telephone1`, { body: { value: '555 0100' } });
    expect((await client.api('GET', `leads(${id})/telephone1`)).json['value']).toBe('555 0100');
    expect((await client.api('DELETE', `leads(${id})/telephone1`)).status).toBe(204);
    expect((await client.api('GET', `leads(${id})/telephone1`)).status).toBe(204);
  });
});

describe('update', () => {
  test('changes what the body names, clears what it nulls and leaves the rest', async () => {
    const id = await createLead({ telephone1: '1', telephone2: '2' });
    expect((await client.api('PATCH', `leads(${id})`, { body: { telephone1: null } })).status).toBe(204);
    const { json } = await client.api('GET', `leads(${id})?$select=telephone1,telephone2`);
    expect(json).toMatchObject({ telephone1: null, telephone2: '2' });
  });

  test('If-Match with the current version writes, with a stale one answers 412', async () => {
    const id = await createLead();
    const etag = String((await client.api('GET', `leads(${id})`)).headers['etag']);
    const first = await client.api('PATCH', `leads(${id})`, { body: { subject: 'a' }, headers: { 'if-match': etag } });
    expect(first.status).toBe(204);
    const stale = await client.api('PATCH', `leads(${id})`, { body: { subject: 'b' }, headers: { 'if-match': etag } });
    expect(failure(stale)).toEqual({ status: 412, code: '0x80060882' });
    expect((await client.api('GET', `leads(${id})?$select=subject`)).json['subject']).toBe('a');
  });

  test('If-Match: * on a missing row answers 404 and creates nothing', async () => {
    const id = '99999999-2222-4333-8444-555555555555';
    const answer = await client.api('PATCH', `leads(${id})`, { body: { subject: 'a' }, headers: { 'if-match': '*' } });
    expect(failure(answer)).toEqual({ status: 404, code: '0x80040217' });
    expect((await client.api('GET', `leads(${id})`)).status).toBe(404);
  });

  test('without a condition creates the row under the id of the URL', async () => {
    const id = '99999999-2222-4333-8444-666666666666';
    const answer = await client.api('PATCH', `leads(${id})`, { body: { subject: 'a' } });
    expect(answer.status).toBe(204);
    expect((await client.api('GET', `leads(${id})`)).status).toBe(200);
  });

  test('closes a lead, and refuses a status reason of another state', async () => {
    const id = await createLead();
    const closed = await client.api('PATCH', `leads(${id})`, { body: { statecode: 2, statuscode: 4 } });
    expect(closed.status).toBe(204);
    const answer = await client.api('PATCH', `leads(${id})`, { body: { statecode: 0, statuscode: 4 } });
    expect(failure(answer)).toEqual({ status: 400, code: '0x80048408' });
    const reopened = await client.api('PATCH', `leads(${id})`, { body: { statecode: 0 } });
    expect(reopened.status).toBe(204);
    expect((await client.api('GET', `leads(${id})?$select=statuscode`)).json['statuscode']).toBe(1);
  });

  test('accepts changes of a closed lead, unless the organisation is strict about it', async () => {
    const id = await createLead();
    await client.api('PATCH', `leads(${id})`, { body: { statecode: 2 } });
    expect((await client.api('PATCH', `leads(${id})`, { body: { subject: 'b' } })).status).toBe(204);
    await client.faults({ strict_closed_leads: true });
    const refused = await client.api('PATCH', `leads(${id})`, { body: { subject: 'c' } });
    expect(failure(refused)).toEqual({ status: 400, code: '0x80040230' });
    expect((await client.api('PATCH', `leads(${id})`, { body: { statecode: 0 } })).status).toBe(204);
    await client.resetFaults();
  });

  test('points a lookup elsewhere and clears it by null and by $ref', async () => {
    const { accounts } = await client.seed({ accounts: [{ name: 'A' }, { name: 'B' }] });
    const id = await createLead({ 'parentaccountid@odata.bind': `/accounts(${String(accounts?.[0])})` });
    const parent = async () =>
      (await client.api('GET', `leads(${id})?$select=_parentaccountid_value`)).json['_parentaccountid_value'];
    await client.api('PUT', `leads(${id})/parentaccountid/$ref`, {
      body: { '@odata.id': `/accounts(${String(accounts?.[1])})` },
    });
    expect(await parent()).toBe(accounts?.[1]);
    await client.api('PATCH', `leads(${id})`, { body: { 'parentaccountid@odata.bind': null } });
    expect(await parent()).toBeNull();
    await client.api('PATCH', `leads(${id})`, {
      body: { 'parentaccountid@odata.bind': `/accounts(${String(accounts?.[0])})` },
    });
    await client.api('DELETE', `leads(${id})/parentaccountid/$ref`);
    expect(await parent()).toBeNull();
  });
});

test('delete answers 204, then 404, and heeds If-Match', async () => {
  const id = await createLead();
  const stale = await client.api('DELETE', `leads(${id})`, { headers: { 'if-match': 'W/"1"' } });
  expect(failure(stale)).toEqual({ status: 412, code: '0x80060882' });
  expect((await client.api('DELETE', `leads(${id})`)).status).toBe(204);
  expect((await client.api('DELETE', `leads(${id})`)).status).toBe(404);
});

test('duplicate detection works only when the request switches it on, and answers 412', async () => {
  await createLead({ emailaddress1: 'Info@Kopya.example' });
  expect((await client.api('POST', 'leads', { body: { emailaddress1: 'info@kopya.example' } })).status).toBe(204);
  const detected = await client.api('POST', 'leads', {
    body: { emailaddress1: 'info@kopya.example' },
    headers: { 'mscrm.suppressduplicatedetection': 'false' },
  });
  expect(failure(detected)).toEqual({ status: 412, code: '0x80040333' });
});

function versionOf(etag: string | undefined): number {
  return Number(/W\/"(\d+)"/.exec(etag ?? '')?.[1]);
}
