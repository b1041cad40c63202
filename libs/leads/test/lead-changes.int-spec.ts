import { analyzeDns, type DnsResolver } from '@hunter/core-dns';
import { LeadChangeRepository, LeadRepository } from '@hunter/persistence';
import { createTestDatabase, type TestDatabase } from '@hunter/persistence/testing';
import { createSaveScans } from './save-scans';
import { microsoftDomain, unreachableDomain, type DnsScript } from './scripted-domain-reader';

const googleDomain: DnsScript = (name, type) =>
  type === 'MX'
    ? { kind: 'records', authenticated: false, records: [{ type, preference: 1, exchange: 'smtp.google.com' }] }
    : microsoftDomain(name, type);

describe('changes of a lead', () => {
  let database: TestDatabase;
  let changes: LeadChangeRepository;

  beforeAll(async () => {
    database = await createTestDatabase();
    changes = new LeadChangeRepository(database.dataSource);
  });

  beforeEach(() => database.dataSource.query('TRUNCATE leads CASCADE'));

  afterAll(() => database.remove());

  const scan = async (script: DnsScript, readAt = '2026-03-01T10:00:00.000Z', fail = false): Promise<void> => {
    const resolver: DnsResolver = {
      query: (name, type) => Promise.resolve(script(name, type) ?? { kind: 'absent', reason: 'nodata' }),
    };
    const reading = await analyzeDns('a.example', resolver, { readAt });
    const target = { domain: 'a.example', unicodeDomain: 'a.example', companyName: null, source: 'scan' };
    await database.dataSource.transaction(async (manager) => {
      await createSaveScans(database.dataSource).saveScans(manager, [{ target, reading }]);
      if (fail) throw new Error('the item could not be finished');
    });
  };
  const fetchChanges = async () => {
    const lead = await new LeadRepository(database.dataSource).findLead('a.example');
    return changes.fetchChanges(lead?.id ?? '', null, 50);
  };

  it('are none after the first scan, and none after an equal one', async () => {
    await scan(microsoftDomain);
    await scan(microsoftDomain);

    expect(await fetchChanges()).toEqual([]);
  });

  it('are kept with what was before and after, newest first', async () => {
    await scan(microsoftDomain);
    await scan(googleDomain, '2026-03-02T10:00:00.000Z');

    expect(await fetchChanges()).toMatchObject([
      { type: 'priority_score_changed', changed_at: '2026-03-02T10:00:00.000Z' },
      { type: 'mx_changed', old_value: 'outlook.com', new_value: 'google.com' },
    ]);
  });

  it('are none when a scan reads nothing, nor when the next one reads the same as before', async () => {
    await scan(microsoftDomain);
    await scan(unreachableDomain);
    await scan(microsoftDomain);

    expect(await fetchChanges()).toEqual([]);
  });

  it('are none when the first scan read nothing', async () => {
    await scan(unreachableDomain);
    await scan(microsoftDomain);

    expect(await fetchChanges()).toEqual([]);
  });

  it('go with the scan that showed them when it is not committed', async () => {
    await scan(microsoftDomain);
    await expect(scan(googleDomain, '2026-03-02T10:00:00.000Z', true)).rejects.toThrow('could not be finished');

    expect(await fetchChanges()).toEqual([]);
  });

  it('come in pages', async () => {
    await scan(microsoftDomain);
    await scan(googleDomain);
    const [newest, oldest] = await fetchChanges();
    const lead = await new LeadRepository(database.dataSource).findLead('a.example');

    expect(await changes.fetchChanges(lead?.id ?? '', null, 1)).toEqual([newest]);
    expect(await changes.fetchChanges(lead?.id ?? '', newest?.id ?? '', 1)).toEqual([oldest]);
  });
});
