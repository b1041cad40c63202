import type { Server } from 'node:http';
import request from 'supertest';
import { startTestApi, type TestApi } from './start-test-api';

/** Enough for the api to open jobs; nothing in this spec speaks to Dynamics. */
const ENVIRONMENT = {
  HUNTER_D365_ENABLED: 'true',
  HUNTER_D365_BASE_URL: 'https://org.crm.example',
  HUNTER_D365_TENANT_ID: '11111111-1111-4111-8111-111111111111',
  HUNTER_D365_CLIENT_ID: '22222222-2222-4222-8222-222222222222',
  HUNTER_D365_CLIENT_SECRET: 'not-a-secret',
};

describe('pushing what a filter of the lead list matches', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startTestApi(ENVIRONMENT);
    for (const domain of ['one.example', 'two.example', 'three.example']) {
      await http().post('/api/v1/leads/scan').send({ domain }).expect(200);
    }
    await api.database.dataSource.query(`UPDATE leads SET segment = 'Cold' WHERE domain = 'three.example'`);
    await api.database.dataSource.query(`UPDATE leads SET readiness_score = NULL WHERE domain = 'two.example'`);
  });

  afterAll(() => api.stop());

  const http = () => request(api.app.getHttpServer() as Server);

  const push = (filter: object) => http().post('/api/v1/d365/push-leads').send({ filter });

  test('accepts everything that matches and names what cannot be pushed', async () => {
    const { body: listed } = await http()
      .get('/api/v1/leads')
      .query({ segment: 'Existing', total: 'true' })
      .expect(200);
    expect(listed.total).toBe(2);
    const { body } = await push({ segment: 'Existing' }).expect(202);
    expect(body).toMatchObject({ accepted: 1, skipped: [{ code: 'lead-not-scored' }], skipped_total: 1 });
    const { body: progress } = await http()
      .get(`/api/v1/d365/batches/${String(body.batch_id)}`)
      .expect(200);
    expect(progress).toMatchObject({ total: 1, queued: 1, status: 'running' });
    const { body: queued } = await http().get('/api/v1/leads').query({ d365_status: 'queued' }).expect(200);
    expect(queued.items).toMatchObject([{ domain: 'one.example' }]);
  });

  test('takes the search, and an empty filter for all', async () => {
    expect((await push({ q: 'three' }).expect(202)).body).toMatchObject({ accepted: 1 });
    expect((await push({}).expect(202)).body).toMatchObject({ accepted: 2, skipped_total: 1 });
  });

  test.each([
    [{ segment: 'Warm' }, 'filter.segment'],
    [{ colour: 'red' }, 'filter.colour'],
    [{ limit: '5' }, 'filter.limit'],
    [{ sort: 'domain' }, 'filter.sort'],
  ])('refuses %j', async (filter, field) => {
    const { status, body } = await push(filter);
    expect([status, body.code, body.errors[0].field]).toEqual([422, 'invalid-body', field]);
  });

  test('refuses ids and a filter together', async () => {
    const lead_ids = ['00000000-0000-4000-8000-000000000000'];
    const { status, body } = await http().post('/api/v1/d365/push-leads').send({ lead_ids, filter: {} });
    expect([status, body.code]).toEqual([422, 'invalid-body']);
  });
});
