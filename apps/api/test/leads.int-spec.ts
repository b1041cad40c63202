import request from 'supertest';
import { microsoftDomain, startTestApi, type TestApi } from './start-test-api';

describe('leads over HTTP', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startTestApi();
  });

  beforeEach(() => {
    api.answerWith(microsoftDomain);
  });

  afterAll(() => api.stop());

  const http = () => request(api.app.getHttpServer());
  const scan = (domain: string) => http().post('/api/v1/leads/scan').send({ domain });

  it('scans a domain given as URL and answers the scored lead', async () => {
    const { status, body } = await scan('https://www.first.example/iletisim');

    expect(status).toBe(200);
    expect(body).toMatchObject({
      domain: 'first.example',
      provider: 'M365',
      segment: 'Existing',
      scan_status: 'completed',
      incomplete: false,
    });
    expect(body.readiness_score).toBeGreaterThan(0);
  });

  it('keeps a domain whose DNS fails as incomplete, without an invented zero', async () => {
    api.answerWith(() => ({ kind: 'failed', cause: 'servfail' }));

    const { status, body } = await scan('broken.example');

    expect(status).toBe(200);
    expect(body).toMatchObject({
      scan_status: 'dns-servfail',
      incomplete: true,
      readiness_score: null,
      segment: null,
      priority_score: null,
      mx_hosts: null,
      spf: null,
      dkim: null,
      dmarc_policy: 'unknown',
    });
  });

  it('keeps what was known when a later scan fails, and says that it failed', async () => {
    const { body: before } = await scan('kept.example');
    api.answerWith(() => ({ kind: 'failed', cause: 'timeout' }));

    const { body: after } = await scan('kept.example');

    expect(after).toMatchObject({
      readiness_score: before.readiness_score,
      segment: before.segment,
      mx_hosts: before.mx_hosts,
      scan_status: 'dns-timeout',
    });
  });

  it('explains every point with the record that it came from', async () => {
    await scan('first.example');

    const { body } = await http().get('/api/v1/leads/first.example/score-breakdown');

    const sum = body.base + body.lines.reduce((points: number, line: { points: number }) => points + line.points, 0);
    expect(sum).toBe(body.score);
    for (const line of body.lines) expect(line.records.length).toBeGreaterThan(0);
    expect(body.lines.find((line: { code: string }) => line.code === 'spf').records[0]).toMatchObject({
      name: 'first.example',
      raw: 'v=spf1 include:spf.protection.outlook.com -all',
    });
  });

  it('shows a part that was not read as a line that earns nothing', async () => {
    api.answerWith((name, type) =>
      name.startsWith('_dmarc') ? { kind: 'failed', cause: 'timeout' } : microsoftDomain(name, type),
    );
    await scan('partial.example');

    const { body } = await http().get('/api/v1/leads/partial.example/score-breakdown');

    expect(body.incomplete).toBe(true);
    expect(body.lines.find((line: { code: string }) => line.code === 'dmarc')).toMatchObject({
      points: 0,
      status: 'unknown',
      records: [{ cause: 'timeout', raw: null }],
    });
  });

  it.each(['tr', 'en'])('writes the sales summary in %s', async (locale) => {
    await scan('first.example');

    const { body } = await http().get(`/api/v1/leads/first.example/sales-summary?locale=${locale}`);

    expect(body).toMatchObject({
      domain: 'first.example',
      urgency: expect.any(String) as string,
      next_step: { action: expect.any(String) as string },
    });
    expect(body.call_script.length).toBeGreaterThan(0);
  });

  it('answers a summary of a lead that waits for its scan with lead-not-scored', async () => {
    await http()
      .post('/api/v1/scan-jobs')
      .send({ domains: ['waiting.example'] });

    const { status, body } = await http().get('/api/v1/leads/waiting.example/sales-summary');

    expect([status, body.code]).toEqual([409, 'lead-not-scored']);
  });

  it('answers 304 to a client that has the lead already', async () => {
    await scan('first.example');
    const first = await http().get('/api/v1/leads/first.example');

    const second = await http().get('/api/v1/leads/first.example').set('If-None-Match', String(first.headers['etag']));

    expect(second.status).toBe(304);
  });

  it('gives the lead again when only its last push error has changed', async () => {
    await scan('first.example');
    const fail = (code: string) =>
      api.database.dataSource.query(
        "UPDATE leads SET d365_sync_status = 'error', d365_sync_error = $1 WHERE domain = 'first.example'",
        [code],
      );
    await fail('outage');
    const first = await http().get('/api/v1/leads/first.example');
    await fail('throttled');

    const second = await http().get('/api/v1/leads/first.example').set('If-None-Match', String(first.headers['etag']));

    expect(second.status).toBe(200);
    expect(second.body.d365_last_error).not.toEqual(first.body.d365_last_error);
  });

  it('takes a blank company name for none', async () => {
    const { body } = await http().post('/api/v1/leads/scan').send({ domain: 'blank.example', company_name: ' ' });

    expect(body.company_name).toBeNull();
  });

  it('starts a scan job and tells of every domain that it refused or was given before', async () => {
    const { status, body } = await http()
      .post('/api/v1/scan-jobs')
      .send({ domains: ['a.example', 'www.a.example', 'İZMİR.com.tr', 'gmail.com', '', 'a.example'] });

    expect(status).toBe(202);
    expect(body).toMatchObject({ total: 1, done: 0, kind: 'scan' });
    expect(body.rejected).toEqual([
      { input: 'www.a.example', code: 'duplicate', suggestion: null },
      { input: 'İZMİR.com.tr', code: 'turkish-i', suggestion: 'izmir.com.tr' },
      { input: 'gmail.com', code: 'consumer-mail-domain', suggestion: null },
      { input: '', code: 'empty', suggestion: null },
      { input: 'a.example', code: 'duplicate', suggestion: null },
    ]);
  });

  it('answers a scan job without one usable domain with invalid-domain and stores nothing', async () => {
    const countAll = async (): Promise<unknown> =>
      api.database.dataSource.query(`
        SELECT (SELECT count(*) FROM scan_jobs) AS jobs, (SELECT count(*) FROM leads) AS leads,
               (SELECT count(*) FROM audit_log) AS entries, (SELECT count(*) FROM outbox) AS events`);
    const before = await countAll();

    const few = await http()
      .post('/api/v1/scan-jobs')
      .send({ domains: ['İZMİR.com.tr', 'gmail.com'] });
    const many = await http()
      .post('/api/v1/scan-jobs')
      .send({ domains: Array.from({ length: 10_000 }, () => 'nodot') });

    expect([few.status, few.body.code, few.body.errors]).toEqual([
      422,
      'invalid-domain',
      [
        { field: 'domains[0]', code: 'turkish-i', suggestion: 'izmir.com.tr' },
        { field: 'domains[1]', code: 'consumer-mail-domain' },
      ],
    ]);
    expect([many.status, many.body.errors.length]).toEqual([422, 100]);
    expect(await countAll()).toEqual(before);
  });

  it('stays ready and goes on accepting while nothing but the database is asked', async () => {
    const { status, body } = await http().get('/healthz/ready');

    expect(status).toBe(200);
    expect(Object.keys(body.checks)).toEqual(['database']);
  });

  it('returns the id of the request', async () => {
    const given = await http().get('/api/v1/me').set('X-Request-Id', 'abc-1');
    const made = await http().get('/api/v1/me');

    expect(given.headers['x-request-id']).toBe('abc-1');
    expect(made.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});
