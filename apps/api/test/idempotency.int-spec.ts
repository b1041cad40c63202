import request from 'supertest';
import { startTestApi, type TestApi } from './start-test-api';

describe('Idempotency-Key', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startTestApi();
  });

  afterAll(() => api.stop());

  const start = (key: string, domains: string[]) =>
    request(api.app.getHttpServer()).post('/api/v1/scan-jobs').set('Idempotency-Key', key).send({ domains });
  const countJobs = async (): Promise<number> => {
    const [row] = await api.database.dataSource.query<{ count: number }[]>(
      'SELECT count(*)::int AS count FROM scan_jobs',
    );
    return row?.count ?? -1;
  };

  it('gives the same answer to the same request and does the work once', async () => {
    const first = await start('k-1', ['once.example']);
    const second = await start('k-1', ['once.example']);

    expect([second.status, second.body]).toEqual([202, first.body]);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(await countJobs()).toBe(1);
  });

  it('refuses the key for another request', async () => {
    await start('k-2', ['a.example']);

    const { status, body } = await start('k-2', ['b.example']);

    expect([status, body.code]).toEqual([409, 'idempotency-conflict']);
  });

  it('lets exactly one of many simultaneous requests do the work', async () => {
    const before = await countJobs();

    const answers = await Promise.all(Array.from({ length: 8 }, () => start('k-3', ['race.example'])));

    expect(await countJobs()).toBe(before + 1);
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([202, 409]));
  });

  it('frees the key of a request that failed', async () => {
    const failed = await start('k-4', []);
    const again = await start('k-4', []);

    expect([failed.status, again.status]).toEqual([422, 422]);
    expect(again.headers['idempotency-replayed']).toBeUndefined();
  });
});
