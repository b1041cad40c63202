import request from 'supertest';
import { startTestApi, type TestApi } from './start-test-api';

describe('bad input', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startTestApi();
  });

  afterAll(() => api.stop());

  const http = () => request(api.app.getHttpServer());
  const countLeads = async (): Promise<number> => {
    const [row] = await api.database.dataSource.query<{ count: number }[]>('SELECT count(*)::int AS count FROM leads');
    return row?.count ?? -1;
  };

  it.each([
    ['', 'empty', undefined],
    ['   ', 'empty', undefined],
    ['not a domain', undefined, undefined],
    ['192.168.1.1', 'ip-address', undefined],
    ['com.tr', 'public-suffix', undefined],
    ['İSTANBUL.com.tr', 'turkish-i', 'istanbul.com.tr'],
    [`${'a'.repeat(300)}.com`, undefined, undefined],
    ['😀.com', 'idna', undefined],
  ])('answers a scan of %j with invalid-domain and stores nothing', async (domain, code, suggestion) => {
    const before = await countLeads();

    const { status, body, headers } = await http().post('/api/v1/leads/scan').send({ domain });

    expect(status).toBe(422);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({
      code: 'invalid-domain',
      errors: [{ field: 'domain', code: code ?? (expect.any(String) as string) }],
    });
    expect(body.errors[0].suggestion).toBe(suggestion);
    expect(await countLeads()).toBe(before);
  });

  it('answers a consumer mail domain with its own code', async () => {
    const { status, body } = await http().post('/api/v1/leads/scan').send({ domain: 'gmail.com' });

    expect([status, body.code]).toEqual([422, 'consumer-mail-domain']);
  });

  it.each([
    ['a missing field', {}, 'domain'],
    ['a number for a domain', { domain: 7 }, 'domain'],
    ['a field nobody knows', { domain: 'a.example', colour: 'red' }, 'colour'],
  ])('names the field for %s', async (_name, body, field) => {
    const answer = await http().post('/api/v1/leads/scan').send(body);

    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'invalid-body', errors: [{ field }] });
  });

  it.each([
    ['leads/scan', {}, 'domain', 'is-defined'],
    ['leads/scan', { domain: 7 }, 'domain', 'is-string'],
    ['leads/scan', { domain: 'a.example', company_name: 5 }, 'company_name', 'is-string'],
    ['scan-jobs', {}, 'domains', 'is-defined'],
    ['scan-jobs', { domains: 'x' }, 'domains', 'is-array'],
    ['scan-jobs', { domains: [] }, 'domains', 'array-min-size'],
    ['scan-jobs', { domains: [5] }, 'domains', 'is-string'],
  ])('names what is wrong first in a body for %s: %j', async (path, body, field, code) => {
    const answer = await http().post(`/api/v1/${path}`).send(body);

    expect([answer.status, answer.body.code, answer.body.errors]).toEqual([422, 'invalid-body', [{ field, code }]]);
  });

  it('answers a body that is no JSON with what it wants, not with a field', async () => {
    const answer = await http()
      .post('/api/v1/leads/scan')
      .set('content-type', 'text/plain')
      .send('{"domain":"a.example"}');

    expect([answer.status, answer.body.code, answer.body.errors]).toEqual([415, 'unsupported-media-type', undefined]);
  });

  it('answers an address with a broken escape as a problem of the address', async () => {
    const { status, body } = await http().get('/api/v1/leads/%E0%A4%A');

    expect([status, body.code]).toEqual([400, 'invalid-path']);
  });

  it.each(['leads/kpis?x=1', 'leads/a.example/sales-summary?locale=tr&x=1', 'leads/a.example?x=1', 'flags?x=1'])(
    'refuses the parameter x of %s by name',
    async (path) => {
      const { status, body } = await http().get(`/api/v1/${path}`);

      expect([status, body.code, body.errors?.[0]]).toEqual([
        400,
        'invalid-query',
        expect.objectContaining({ field: 'x', code: 'unknown-parameter' }),
      ]);
    },
  );

  it.each([
    ['\u0000abc', 'abc'],
    ['Kontrol\u0007 A.Ş.\n', 'Kontrol A.Ş.'],
    ['\u0000', null],
  ])('keeps the company name %j without what nobody typed', async (given, kept) => {
    const domain = `name-${String(given.length)}.example`;
    const { status, body } = await http().post('/api/v1/leads/scan').send({ domain, company_name: given });

    expect([status, body.company_name]).toEqual([200, kept]);
  });

  it('answers JSON that breaks off without inner text', async () => {
    const answer = await http().post('/api/v1/leads/scan').set('content-type', 'application/json').send('{"domain":');

    expect(answer.body).toMatchObject({ code: 'invalid-body' });
    expect(JSON.stringify(answer.body)).not.toMatch(/Unexpected|JSON/);
  });

  it.each([
    '/api/v1/leads/nobody.example',
    '/api/v1/leads/00000000-0000-4000-8000-000000000000',
    '/api/v1/leads/%F0%9F%98%80',
  ])('answers %s with lead-not-found', async (path) => {
    const { status, body } = await http().get(path);

    expect([status, body.code]).toEqual([404, 'lead-not-found']);
  });

  it('names what a query may hold', async () => {
    const { status, body } = await http().get('/api/v1/leads?segment=Warm&sort=colour&limit=0&cursor=x&shape=round');

    expect(status).toBe(400);
    expect(body.code).toBe('invalid-query');
    expect(body.errors.map((error: { field: string }) => error.field).sort()).toEqual([
      'cursor',
      'limit',
      'segment',
      'shape',
      'sort',
    ]);
    expect(body.errors.find((error: { field: string }) => error.field === 'segment').allowed).toContain('Migration');
  });

  it('answers an unknown address with a problem', async () => {
    const { status, body } = await http().get('/api/v1/nothing');

    expect([status, body.code]).toEqual([404, 'not-found']);
  });

  it.each([
    ['delete', '/api/v1/leads/first.example', 'GET'],
    ['put', '/api/v1/imports', 'POST'],
  ] as const)('answers %s %s with the methods that are allowed', async (method, path, allowed) => {
    const { status, body, headers } = await http()[method](path);

    expect([status, body.code, headers['allow']]).toEqual([405, 'method-not-allowed', allowed]);
  });

  it.each([
    ['Host', 'evil.example'],
    ['Origin', 'https://evil.example'],
  ])('refuses a request whose %s is another site', async (header, value) => {
    const { status, body } = await http().get('/api/v1/me').set(header, value);

    expect([status, body.code]).toEqual([403, 'forbidden-host']);
  });

  it('answers a push with d365-disabled while the flag is off', async () => {
    await http().post('/api/v1/leads/scan').send({ domain: 'first.example' });

    const { status, body } = await http().post('/api/v1/d365/push-lead').send({ domain: 'first.example' });

    expect([status, body.code]).toEqual([403, 'd365-disabled']);
  });
});
