import { failure, SandboxClient } from './support/sandbox-client.js';

let client: SandboxClient;

beforeAll(async () => {
  client = await SandboxClient.start();
});

afterAll(() => client.stop());

afterEach(() => client.resetFaults());

const create = (body: unknown) => client.api('POST', 'leads', { body });

test.each([
  ['a text that is too long', { subject: 'x'.repeat(301) }, '0x80044331'],
  ['an option that is not there', { leadsourcecode: 55 }, '0x8004431a'],
  ['an integer out of range', { numberofemployees: -1 }, '0x8004432f'],
  ['an amount out of range', { revenue: -5 }, '0x80044330'],
  ['an unknown column', { nosuchcolumn: 1 }, '0x80048d19'],
  ['a word for a number', { leadsourcecode: 'Charity' }, '0x80048d19'],
  ['a number for a text', { subject: 5 }, '0x80048d19'],
  ['a text for a boolean', { donotemail: 'yes' }, '0x80048d19'],
  ['a time for a date', { estimatedclosedate: '2026-11-21T00:00:00Z' }, '0x80048d19'],
  ['a day that does not exist', { estimatedclosedate: '2026-02-30' }, '0x80048d19'],
  ['a date for a time', { hunter_last_scanned_at: '2026-11-21' }, '0x80048d19'],
  ['a reference to an unknown navigation property', { 'parentcustomerid@odata.bind': '/accounts(1)' }, '0x80048d19'],
  [
    'a reference to no entity set',
    { 'parentaccountid@odata.bind': '/nowhere(11111111-2222-4333-8444-555555555555)' },
    '0x80060888',
  ],
  ['a lookup written by its reading name', { _ownerid_value: '11111111-2222-4333-8444-555555555555' }, '0x80060888'],
  ['null for a system-required column', { statecode: null }, '0x80040203'],
  ['an array for a row', [1], '0x80048d19'],
  ['text that is not JSON', '{"subject":', '0x80048d19'],
])('refuses %s', async (_case, body, code) => {
  expect(failure(await create(body))).toEqual({ status: 400, code });
});

test('says by how much in the service’s own words', async () => {
  const tooLong = await create({ subject: 'x'.repeat(301) });
  expect(tooLong.json['error']?.['message']).toBe(
    "A validation error occurred.  The length of the 'subject' attribute of the 'lead' entity exceeded the maximum allowed length of '300'.",
  );
  const badOption = await create({ leadqualitycode: 9 });
  expect(badOption.json['error']?.['message']).toBe(
    "A validation error occurred. The value 9 of 'leadqualitycode' on record of type 'lead' is outside the valid range. Accepted Values: 1,2,3",
  );
  const unknown = await create({ nosuchcolumn: 1 });
  expect(unknown.json['error']?.['message']).toContain(
    "Invalid property 'nosuchcolumn' was found in entity 'Microsoft.Dynamics.CRM.lead'.",
  );
  const wrongType = await create({ leadsourcecode: 'Charity' });
  expect(wrongType.json['error']?.['message']).toContain(
    "Cannot convert the literal 'Charity' to the expected type 'Edm.Int32'.",
  );
});

test('answers with the older codes when so set', async () => {
  await client.faults({ codes: 'legacy' });
  expect(failure(await create({ nosuchcolumn: 1 }))).toEqual({ status: 400, code: '0x0' });
  expect(failure(await client.api('GET', 'leads?$select=nosuchcolumn'))).toEqual({ status: 400, code: '0x0' });
  expect(failure(await client.api('GET', 'Lead'))).toEqual({ status: 404, code: '0x8006088a' });
});

test('adds annotations to an error when asked', async () => {
  const answer = await client.api('POST', 'leads', {
    body: { nosuchcolumn: 1 },
    headers: { prefer: 'odata.include-annotations="*"' },
  });
  expect(Object.keys(answer.json['error'] ?? {})).toEqual(
    expect.arrayContaining(['@Microsoft.PowerApps.CDS.HelpLink', '@Microsoft.PowerApps.CDS.TraceText']),
  );
});

test('keeps letters outside ASCII, emoji and markup as they are', async () => {
  const subject = 'İıŞğ & <b>\'"</b> + / 🦉';
  const answer = await client.api('POST', 'leads?$select=subject', {
    body: { subject },
    headers: { prefer: 'return=representation' },
  });
  expect(answer.json['subject']).toBe(subject);
});

test('stores times in UTC to the second', async () => {
  const answer = await client.api('POST', 'leads?$select=hunter_last_scanned_at', {
    body: { hunter_last_scanned_at: '2026-11-21T10:00:00.123+03:00' },
    headers: { prefer: 'return=representation' },
  });
  expect(answer.json['hunter_last_scanned_at']).toBe('2026-11-21T07:00:00Z');
});

test('lets a tenant’s own plug-in refuse a row', async () => {
  await client.faults({ plugin: { column: 'companyname', contains: 'zehir', message: 'No poison here.' } });
  const answer = await create({ companyname: 'zehir a.ş.' });
  expect(failure(answer)).toEqual({ status: 400, code: '0x80040265' });
  expect(answer.json['error']?.['message']).toBe('No poison here.');
  expect((await create({ companyname: 'bal a.ş.' })).status).toBe(204);
});

describe('who may do what', () => {
  test.each([
    ['not a member', { member: false }, '0x80072560'],
    ['without a role', { roles: false }, '0x80042f09'],
    ['disabled', { disabled: true }, '0x80040225'],
  ])('a user who is %s gets 403', async (_case, access, code) => {
    await client.faults({ access });
    expect(failure(await client.api('GET', 'WhoAmI'))).toEqual({ status: 403, code });
  });

  test.each([
    ['prvCreateLead', 'POST', 'leads'],
    ['prvReadLead', 'GET', 'leads'],
    ['prvCreateLead', 'PATCH', "leads(hunter_domain='rights.example')"],
  ])('a missing %s refuses %s %s', async (privilege, method, path) => {
    await client.faults({ access: { missing_privileges: [privilege] } });
    const answer = await client.api(method, path, method === 'GET' ? {} : { body: {} });
    expect(failure(answer)).toEqual({ status: 403, code: '0x80040220' });
    expect(answer.json['error']?.['message']).toContain(`is missing ${privilege} privilege`);
  });

  test('nobody acts for a user whom the organisation does not know', async () => {
    const answer = await client.api('GET', 'WhoAmI', {
      headers: { callerobjectid: '11111111-2222-4333-8444-555555555555' },
    });
    expect(failure(answer)).toEqual({ status: 403, code: '0x80072560' });
  });
});
