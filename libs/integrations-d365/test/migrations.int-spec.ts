import { D365_MIGRATIONS } from '../src/nest/d365-persistence';
import { createTestDatabase, insertLead, type TestDatabase } from './database';

describe('the migrations of the integration', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.remove());

  const shape = () =>
    database.dataSource.query<unknown[]>(
      `SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name <> 'migrations' ORDER BY table_name, column_name`,
    );

  test('can be taken back and run again over leads that are there', async () => {
    const { dataSource } = database;
    await insertLead(dataSource, { domain: 'stays.example' });
    const before = await shape();
    for (const _migration of D365_MIGRATIONS) await dataSource.undoLastMigration({ transaction: 'each' });
    const bare = await dataSource.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'migrations'
         AND (table_name LIKE 'd365%' OR column_name LIKE 'd365%')`,
    );
    expect(bare).toEqual([{ n: 0 }]);
    await dataSource.runMigrations({ transaction: 'each' });
    expect(await shape()).toEqual(before);
    expect(await dataSource.query('SELECT domain FROM leads')).toEqual([{ domain: 'stays.example' }]);
  });
});
