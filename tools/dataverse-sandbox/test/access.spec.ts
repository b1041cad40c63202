import { failure, SandboxClient } from './support/sandbox-client.js';

const LEAD = "EntityDefinitions(LogicalName='lead')";

const column = {
  '@odata.type': 'Microsoft.Dynamics.CRM.StringAttributeMetadata',
  SchemaName: 'hunter_Extra',
  MaxLength: 10,
  DisplayName: { LocalizedLabels: [{ Label: 'Extra', LanguageCode: 1033 }] },
};

let client: SandboxClient;

beforeAll(async () => {
  client = await SandboxClient.start();
});

afterEach(() => client.resetFaults());
afterAll(() => client.stop());

async function heldPrivileges(): Promise<unknown[]> {
  const { json: me } = await client.api('GET', 'WhoAmI');
  const path = `systemusers(${String(me['UserId'])})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`;
  const { json } = await client.api('GET', path);
  const rows = json['RolePrivileges'];
  if (!Array.isArray(rows)) throw new Error('no RolePrivileges');
  return rows.map((row: Record<string, unknown>) => row['PrivilegeName']);
}

test('a user is told what it may do, by name and by the ids of the table', async () => {
  await client.faults({ access: { missing_privileges: ['prvWriteLead'] } });
  const held = await heldPrivileges();
  expect(held).toEqual(expect.arrayContaining(['prvCreateLead', 'prvReadLead']));
  expect(held).not.toContain('prvWriteLead');
  const { json } = await client.api('GET', `${LEAD}?$select=Privileges`);
  expect(json['Privileges']).toEqual(
    expect.arrayContaining([expect.objectContaining({ Name: 'prvWriteLead', PrivilegeType: 'Write' })]),
  );
});

test('changing definitions needs privileges of its own', async () => {
  await client.faults({ access: { missing_privileges: ['prvCreateAttribute'] } });
  const refused = await client.api('POST', `${LEAD}/Attributes`, { body: column });
  expect(failure(refused)).toEqual({ status: 403, code: '0x80040220' });
});

test('the administrator is another user, whom the knobs of the application user leave alone', async () => {
  const tenant = await SandboxClient.start();
  try {
    await tenant.faults({ access: { member: false, missing_privileges: ['prvCreateAttribute'] } });
    expect(failure(await tenant.api('GET', 'WhoAmI')).code).toBe('0x80072560');
    const { adminClientId, adminClientSecret } = tenant.sandbox;
    const crossed = await tenant.requestToken({ client_id: adminClientId });
    expect(crossed.status).toBe(401);
    const { json } = await tenant.requestToken({ client_id: adminClientId, client_secret: adminClientSecret });
    const headers = { authorization: `Bearer ${String(json['access_token'])}` };
    const created = await tenant.api('POST', `${LEAD}/Attributes`, { body: column, headers });
    expect(created.status).toBe(204);
  } finally {
    await tenant.stop();
  }
});

test('an organisation without Sales has no leads', async () => {
  const tenant = await SandboxClient.start({ profile: 'no-sales' });
  try {
    expect((await tenant.api('GET', LEAD)).status).toBe(404);
    expect((await tenant.api('GET', 'leads')).status).toBe(404);
    expect((await tenant.api('GET', 'accounts')).status).toBe(200);
    expect((await tenant.send('POST', '/__reset', { body: { rows: true } })).status).toBe(200);
  } finally {
    await tenant.stop();
  }
});
