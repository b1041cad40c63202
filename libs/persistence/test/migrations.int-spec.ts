import { createTestDatabase, type TestDatabase } from '../src/testing';
import { HUNTER_MIGRATIONS } from '../src';

describe('migrations', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase({ migrate: false });
  });

  afterAll(() => database.remove());

  const publicTables = async (): Promise<string[]> => {
    const rows = await database.dataSource.query<{ tablename: string }[]>(
      "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'hunter_migrations' ORDER BY tablename",
    );
    return rows.map((row) => row.tablename);
  };

  it('go up, down to nothing and up again', async () => {
    await database.dataSource.runMigrations();
    const first = await publicTables();

    for (const _ of HUNTER_MIGRATIONS) await database.dataSource.undoLastMigration();
    const undone = await publicTables();
    await database.dataSource.runMigrations();

    expect(first).toContain('leads');
    expect(undone).toEqual([]);
    expect(await publicTables()).toEqual(first);
  });

  it.each([
    ['İSTANBUL IŞIK', 'istanbul isik'],
    ['şğüöçı', 'sguoci'],
    ['Çınar Gıda A.Ş.', 'cinar gida a.s.'],
    ['plain', 'plain'],
  ])('fold %s to %s', async (text, folded) => {
    const [row] = await database.dataSource.query<{ folded: string }[]>('SELECT hunter_fold($1) AS folded', [text]);

    expect(row?.folded).toBe(folded);
  });
});
