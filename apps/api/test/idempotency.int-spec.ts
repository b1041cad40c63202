import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

  it('tells uploads of the same length apart by what they hold', async () => {
    const upload = (list: string) =>
      request(api.app.getHttpServer())
        .post('/api/v1/imports')
        .set('Idempotency-Key', 'k-5')
        .attach('file', Buffer.from(list), 'list.csv');

    const first = await upload('domain\none.example\n');
    const again = await upload('domain\none.example\n');
    const other = await upload('domain\ntwo.example\n');

    expect([first.status, again.status, again.body]).toEqual([202, 202, first.body]);
    expect([other.status, other.body.code]).toEqual([409, 'idempotency-conflict']);
  });

  it.each(['imports', 'scan-jobs'])('keeps nothing of an upload that it has answered: %s', async (path) => {
    const folder = mkdtempSync(join(tmpdir(), 'idempotency-'));
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = folder;
    try {
      const upload = () =>
        request(api.app.getHttpServer())
          .post(`/api/v1/${path}`)
          .set('Idempotency-Key', `k-6-${path}`)
          .attach('file', Buffer.from('domain\nkept.example\n'), 'list.csv');
      await upload();
      await upload();
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
      rmSync(folder, { recursive: true });
    }
  });

  it('frees the key of a request that failed', async () => {
    const failed = await start('k-4', []);
    const again = await start('k-4', []);

    expect([failed.status, again.status]).toEqual([422, 422]);
    expect(again.headers['idempotency-replayed']).toBeUndefined();
  });
});
