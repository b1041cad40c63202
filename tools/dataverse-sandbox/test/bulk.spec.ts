import { failure, SandboxClient } from './support/sandbox-client.js';

let client: SandboxClient;

beforeAll(async () => {
  client = await SandboxClient.start();
});

afterAll(() => client.stop());

afterEach(() => client.resetFaults());

const TYPE = { '@odata.type': 'Microsoft.Dynamics.CRM.lead' };
const bulk = (message: string, targets: readonly object[]) =>
  client.api('POST', `leads/Microsoft.Dynamics.CRM.${message}`, { body: { Targets: targets } });
const keyed = (domain: string, columns: object) => ({
  ...TYPE,
  '@odata.id': `leads(hunter_domain='${domain}')`,
  ...columns,
});
const leads = async (): Promise<number> => Number((await client.state())['leads']);

async function subjectOf(domain: string): Promise<unknown> {
  return (await client.api('GET', `leads(hunter_domain='${domain}')?$select=subject`)).json['subject'];
}

test('CreateMultiple answers with the ids in the order of the targets', async () => {
  const answer = await bulk('CreateMultiple', [
    { ...TYPE, hunter_domain: 'c1.example', subject: '1' },
    { ...TYPE, hunter_domain: 'c2.example', subject: '2' },
  ]);
  expect(answer.status).toBe(200);
  const second = await client.api('GET', `leads(${String(answer.json['Ids']?.[1])})?$select=subject`);
  expect(second.json['subject']).toBe('2');
});

test('CreateMultiple writes all rows or none', async () => {
  const before = await leads();
  const answer = await bulk('CreateMultiple', [
    { ...TYPE, hunter_domain: 'atomic.example' },
    { ...TYPE, subject: 'x'.repeat(301) },
  ]);
  expect(failure(answer)).toEqual({ status: 400, code: '0x80044331' });
  expect(await leads()).toBe(before);
  expect(
    (
      await client.api('PATCH', "leads(hunter_domain='atomic.example')", {
        body: {},
        headers: { 'if-none-match': '*' },
      })
    ).status,
  ).toBe(204);
});

test('UpdateMultiple changes rows by id, and nothing when one is missing', async () => {
  const { leads: ids } = await client.seed({ leads: [{ subject: 'old', hunter_domain: 'u1.example' }] });
  expect((await bulk('UpdateMultiple', [{ ...TYPE, leadid: String(ids?.[0]), subject: 'new' }])).status).toBe(204);
  expect(await subjectOf('u1.example')).toBe('new');
  const missing = await bulk('UpdateMultiple', [
    { ...TYPE, leadid: String(ids?.[0]), subject: 'newer' },
    { ...TYPE, leadid: '11111111-2222-4333-8444-555555555555', subject: 'x' },
  ]);
  expect(failure(missing)).toEqual({ status: 404, code: '0x80040217' });
  expect(await subjectOf('u1.example')).toBe('new');
});

test('UpsertMultiple creates and updates by key without telling which', async () => {
  const before = await leads();
  await client.seed({ leads: [{ hunter_domain: 'm1.example', subject: 'old' }] });
  const answer = await bulk('UpsertMultiple', [
    keyed('m1.example', { subject: 'updated' }),
    keyed('m2.example', { subject: 'created' }),
  ]);
  expect(answer.status).toBe(204);
  expect(answer.text).toBe('');
  expect(await leads()).toBe(before + 2);
  expect(await subjectOf('m1.example')).toBe('updated');
  expect(await subjectOf('m2.example')).toBe('created');
});

test('UpsertMultiple fails vaguely for the key in the body, on the creating path only', async () => {
  const created = await bulk('UpsertMultiple', [keyed('k1.example', { hunter_domain: 'k1.example' })]);
  expect(failure(created)).toEqual({ status: 400, code: '0x80040216' });
  expect(created.json['error']?.['message']).toBe('An unexpected error occurred.');
  await client.seed({ leads: [{ hunter_domain: 'k1.example' }] });
  expect(
    (await bulk('UpsertMultiple', [keyed('k1.example', { hunter_domain: 'k1.example', subject: 'x' })])).status,
  ).toBe(204);
});

test('UpsertMultiple refuses the same row twice in one request', async () => {
  const answer = await bulk('UpsertMultiple', [keyed('twice.example', {}), keyed('TWICE.example', {})]);
  expect(failure(answer)).toEqual({ status: 412, code: '0x80040237' });
});

test('a target without its type is refused', async () => {
  expect((await bulk('CreateMultiple', [{ subject: 'x' }])).status).toBe(400);
});

test('an organisation may lack bulk messages, and then does not list them', async () => {
  const filter =
    "sdkmessagefilters?$select=sdkmessagefilterid&$filter=sdkmessageid/name eq 'CreateMultiple' and primaryobjecttypecode eq 'lead'";
  expect((await client.api('GET', filter)).json['value']).toHaveLength(1);
  await client.faults({ bulk_messages: false });
  expect((await client.api('GET', filter)).json['value']).toHaveLength(0);
  expect((await bulk('CreateMultiple', [TYPE])).status).toBe(404);
});

describe('QualifyLead', () => {
  const qualify = (id: string, options: object) =>
    client.api('POST', `leads(${id})/Microsoft.Dynamics.CRM.QualifyLead`, {
      body: { CreateAccount: false, CreateContact: false, CreateOpportunity: false, Status: 3, ...options },
    });

  test('closes the lead and makes the rows that were asked for, linked with each other', async () => {
    const { leads: ids } = await client.seed({
      leads: [{ subject: 'Geçiş', companyname: 'Deneme A.Ş.', lastname: 'Yılmaz', emailaddress1: 'a@deneme.example' }],
    });
    const id = String(ids?.[0]);
    const answer = await qualify(id, { CreateAccount: true, CreateContact: true, CreateOpportunity: true });
    expect(answer.status).toBe(200);
    const made = answer.json['value'];
    if (!Array.isArray(made)) throw new Error('no value');
    const [account, contact, opportunity] = made;
    expect(made.map((row) => row['@odata.type'])).toEqual([
      '#Microsoft.Dynamics.CRM.account',
      '#Microsoft.Dynamics.CRM.contact',
      '#Microsoft.Dynamics.CRM.opportunity',
    ]);
    expect(account).toMatchObject({ name: 'Deneme A.Ş.', _originatingleadid_value: id });
    expect(account['_primarycontactid_value']).toBe(contact['contactid']);
    expect(contact).toMatchObject({ lastname: 'Yılmaz', _parentcustomerid_value: account['accountid'] });
    expect(opportunity).toMatchObject({ name: 'Geçiş', _customerid_value: account['accountid'] });
    const lead = await client.api('GET', `leads(${id})?$select=statecode,statuscode,_parentaccountid_value`);
    expect(lead.json).toMatchObject({ statecode: 1, statuscode: 3, _parentaccountid_value: account['accountid'] });
  });

  test('refuses a closed lead, and a status of another state', async () => {
    const { leads: ids } = await client.seed({ leads: [{ subject: 'a' }, { subject: 'b' }] });
    expect((await qualify(String(ids?.[0]), {})).status).toBe(200);
    expect(failure(await qualify(String(ids?.[0]), {}))).toEqual({ status: 400, code: '0x80040519' });
    expect(failure(await qualify(String(ids?.[1]), { Status: 4 }))).toEqual({ status: 400, code: '0x80048408' });
  });

  test('needs the right to create what it makes, and leaves nothing behind without it', async () => {
    const { leads: ids } = await client.seed({ leads: [{ subject: 'c' }] });
    await client.faults({ access: { missing_privileges: ['prvCreateOpportunity'] } });
    const before = Number((await client.state())['accounts']);
    const answer = await qualify(String(ids?.[0]), { CreateAccount: true, CreateOpportunity: true });
    expect(failure(answer)).toEqual({ status: 403, code: '0x80081018' });
    expect(Number((await client.state())['accounts'])).toBe(before);
  });
});
