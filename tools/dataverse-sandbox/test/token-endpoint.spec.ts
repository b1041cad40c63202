import { EXPIRED_SECRET } from '../src/lib/entra/entra-directory.js';
import { SandboxClient } from './support/sandbox-client.js';

let client: SandboxClient;

beforeAll(async () => {
  client = await SandboxClient.start();
});

afterAll(() => client.stop());

afterEach(() => client.resetFaults());

test('grants a bearer token to the registered application', async () => {
  const answer = await client.requestToken();
  expect(answer.status).toBe(200);
  expect(answer.json).toMatchObject({ token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599 });
  expect(answer.headers).toMatchObject({ 'cache-control': 'no-store, no-cache', pragma: 'no-cache' });
});

test.each([
  ['7000215', { client_secret: 'wrong' }, 401, 'invalid_client'],
  ['7000222', { client_secret: EXPIRED_SECRET }, 401, 'invalid_client'],
  ['700016', { client_id: '00000000-0000-4000-8000-000000000000' }, 400, 'unauthorized_client'],
  ['70011', { scope: 'openid' }, 400, 'invalid_scope'],
  ['500011', { scope: 'https://other.crm.example/.default' }, 400, 'invalid_resource'],
  ['70003', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
])('answers %s with its status and error', async (code, form, status, error) => {
  const answer = await client.requestToken(form as Record<string, string>);
  expect(answer.status).toBe(status);
  expect(answer.json).toMatchObject({ error, error_codes: [Number(code)] });
  expect(answer.json['error_description']).toMatch(
    new RegExp(
      `^AADSTS${code}: .+ Trace ID: [0-9a-f-]{36} Correlation ID: [0-9a-f-]{36} Timestamp: \\d{4}-\\d\\d-\\d\\d `,
    ),
  );
  expect(answer.json['error_uri']).toBe(`https://login.microsoftonline.com/error?code=${code}`);
});

test.each([
  ['90002', 'aaaaaaaa-0000-4000-8000-000000000000'],
  ['90002', 'unknown.example'],
  ['900023', 'not_a_tenant'],
])('answers %s for the tenant %s', async (code, tenant) => {
  const answer = await client.requestToken({}, tenant);
  expect(answer.status).toBe(400);
  expect(answer.json).toMatchObject({ error: 'invalid_request', error_codes: [Number(code)] });
});

test('publishes its endpoints for a known tenant and refuses an unknown one', async () => {
  const known = await client.send('GET', `/${client.sandbox.tenantId}/v2.0/.well-known/openid-configuration`);
  expect(known.json['token_endpoint']).toBe(`${client.sandbox.url}/${client.sandbox.tenantId}/oauth2/v2.0/token`);
  const unknown = await client.send('GET', '/unknown.example/v2.0/.well-known/openid-configuration');
  expect(unknown.status).toBe(400);
  expect(unknown.json['error']).toBe('invalid_tenant');
});

describe('the Web API', () => {
  test.each([
    ['no token', {}],
    ['a token of someone else', { authorization: 'Bearer abc.def.ghi' }],
  ])('answers 401 with the authority and resource for %s', async (_case, headers) => {
    const answer = await client.send('GET', '/api/data/v9.2/WhoAmI', { headers });
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toBe(
      `Bearer authorization_uri=${client.sandbox.url}/${client.sandbox.tenantId}/oauth2/authorize, resource_id=${client.sandbox.url}/`,
    );
  });

  test('refuses a token for another audience', async () => {
    const granted = await client.requestToken({ scope: 'https://graph.microsoft.com/.default' });
    expect(granted.status).toBe(200);
    const authorization = `Bearer ${String(granted.json['access_token'])}`;
    const answer = await client.send('GET', '/api/data/v9.2/WhoAmI', { headers: { authorization } });
    expect(answer.status).toBe(401);
    expect(answer.headers['401_error_reason']).toBe('InvalidAudience');
  });

  test('refuses a token once it has expired', async () => {
    await client.faults({ token: { lifetime_s: 0 } });
    const granted = await client.requestToken();
    expect(granted.json['expires_in']).toBe(0);
    const authorization = `Bearer ${String(granted.json['access_token'])}`;
    const answer = await client.send('GET', '/api/data/v9.2/WhoAmI', { headers: { authorization } });
    expect(answer.headers['401_error_reason']).toBe('TokenExpired');
  });

  test('refuses every token issued so far when they are revoked, and takes a new one', async () => {
    expect((await client.api('GET', 'WhoAmI')).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await client.faults({ token: { revoke_issued: true } });
    expect((await client.api('GET', 'WhoAmI')).status).toBe(401);
    client.forgetToken();
    expect((await client.api('GET', 'WhoAmI')).status).toBe(200);
  });

  test('can be made to refuse tokens with any of the errors', async () => {
    await client.faults({ token: { error: '7000222' } });
    const answer = await client.requestToken();
    expect(answer.status).toBe(401);
    expect(answer.json['error_codes']).toEqual([7000222]);
  });
});
