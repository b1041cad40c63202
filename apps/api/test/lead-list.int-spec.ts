import request from 'supertest';
import { startTestApi, type TestApi } from './start-test-api';

describe('the lead list over HTTP', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startTestApi();
    for (const domain of ['a.example', 'b.example', 'c.example']) {
      await http()
        .post('/api/v1/leads/scan')
        .send({ domain, company_name: `Company ${domain} \0 \ud83d` });
    }
    await http()
      .post('/api/v1/scan-jobs')
      .send({ domains: ['waiting.example'] });
  });

  afterAll(() => api.stop());

  const http = () => request(api.app.getHttpServer());

  it.each([
    'priority',
    'score',
    'domain',
    'company_name',
    'scanned_at',
    'created_at',
    'segment',
    'provider',
    'd365_status',
  ])('gives out cursors that it takes back when sorted by %s, either way', async (name) => {
    for (const sort of [name, `-${name}`]) {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { status, body } = await http().get('/api/v1/leads').query({ sort, cursor, limit: 1, total: true });
        expect([status, body.total]).toEqual([200, 4]);
        seen.push(...body.items.map((item: { domain: string }) => item.domain));
        cursor = body.next_cursor as string | null;
      }
      expect([...seen].sort()).toEqual(['a.example', 'b.example', 'c.example', 'waiting.example']);
    }
  });

  it('claims nothing of a lead that waits for its first scan', async () => {
    const { body } = await http().get('/api/v1/leads/waiting.example');

    expect(body).toMatchObject({
      scanned_at: null,
      provider: null,
      mx_hosts: null,
      tenant: null,
      spf: null,
      dkim: null,
      dmarc_policy: 'unknown',
      readiness_score: null,
      segment: null,
    });
  });

  it('keeps a company name without the characters that no table holds', async () => {
    const { body } = await http().get('/api/v1/leads/a.example');

    expect(body.company_name).toBe('Company a.example  \uFFFD');
  });

  it.each(['q=%00', 'owner=%00', 'constructor=x', 'sort=constructor', '__proto__=x', 'cursor=W10', 'q=a&q=b'])(
    'answers ?%s with invalid-query',
    async (query) => {
      const { status, body } = await http().get(`/api/v1/leads?${query}`);

      expect([status, body.code]).toEqual([400, 'invalid-query']);
    },
  );
});
