import request from 'supertest';
import { microsoftDomain, startTestApi, type DnsScript, type TestApi } from './start-test-api';

const googleDomain: DnsScript = (name, type) =>
  type === 'MX'
    ? { kind: 'records', authenticated: false, records: [{ type, preference: 1, exchange: 'smtp.google.com' }] }
    : microsoftDomain(name, type);

describe('changes of a lead over HTTP', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startTestApi();
  });

  afterAll(() => api.stop());

  const http = () => request(api.app.getHttpServer());
  const scan = async (domain: string, script: DnsScript) => {
    api.answerWith(script);
    await http().post('/api/v1/leads/scan').send({ domain }).expect(200);
  };

  it('are none after the first scan', async () => {
    await scan('first.example', microsoftDomain);

    const { status, body } = await http().get('/api/v1/leads/first.example/changes');

    expect([status, body]).toEqual([200, { items: [], next_cursor: null }]);
  });

  it('are listed newest first, in pages, by domain and by id', async () => {
    await scan('moved.example', microsoftDomain);
    await scan('moved.example', googleDomain);
    const { body: lead } = await http().get('/api/v1/leads/moved.example');

    const { body: all } = await http().get(`/api/v1/leads/${String(lead.id)}/changes`);
    expect(all).toMatchObject({
      items: [
        { type: 'priority_score_changed', old_value: '4', changed_at: lead.scanned_at },
        { type: 'mx_changed', old_value: 'outlook.com', new_value: 'google.com' },
      ],
      next_cursor: null,
    });

    const { body: first } = await http().get('/api/v1/leads/moved.example/changes?limit=1');
    expect(first.items).toEqual([all.items[0]]);
    const { body: second } = await http().get(
      `/api/v1/leads/moved.example/changes?limit=1&cursor=${String(first.next_cursor)}`,
    );
    expect(second).toEqual({ items: [all.items[1]], next_cursor: null });
  });

  it('are none when a scan could not read anything', async () => {
    await scan('away.example', microsoftDomain);
    await scan('away.example', () => ({ kind: 'failed', cause: 'timeout' }));

    expect((await http().get('/api/v1/leads/away.example/changes')).body.items).toEqual([]);
  });

  it.each([
    ['/api/v1/leads/nobody.example/changes', 404, 'lead-not-found'],
    ['/api/v1/leads/first.example/changes?limit=0', 400, 'invalid-query'],
    ['/api/v1/leads/first.example/changes?cursor=x', 400, 'invalid-query'],
    ['/api/v1/leads/first.example/changes?type=mx_changed', 400, 'invalid-query'],
  ])('%s answers %d %s', async (path, expectedStatus, code) => {
    const { status, body } = await http().get(path);

    expect([status, body.code]).toEqual([expectedStatus, code]);
  });
});

describe('guessed addresses of a lead', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startTestApi();
  });

  afterAll(() => api.stop());

  const detailOf = async (domain: string, script: DnsScript) => {
    api.answerWith(script);
    return (await request(api.app.getHttpServer()).post('/api/v1/leads/scan').send({ domain })).body;
  };

  it('stand apart from those that somebody has given, and are worth nothing', async () => {
    expect(await detailOf('guess.example', microsoftDomain)).toMatchObject({
      contact_emails: [],
      contact_quality_score: null,
      guessed_emails: expect.arrayContaining(['info@guess.example', 'satis@guess.example']) as string[],
    });
  });

  it('are none for a domain that takes no mail', async () => {
    expect(await detailOf('silent.example', () => ({ kind: 'absent', reason: 'nodata' }))).toMatchObject({
      hard_fail: 'mx-missing',
      guessed_emails: [],
    });
  });
});
