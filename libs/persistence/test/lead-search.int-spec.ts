import { LeadRepository, LeadSearch, type LeadQuery } from '../src';
import { createTestDatabase, type TestDatabase } from '../src/testing';
import { scannedLead } from './scanned-lead';

const EVERYTHING: LeadQuery = {
  search: null,
  filters: [],
  sort: { name: 'priority', descending: false },
  limit: 50,
  cursor: null,
  withTotal: false,
};

describe('LeadSearch', () => {
  let database: TestDatabase;
  let search: LeadSearch;
  let leads: LeadRepository;

  beforeAll(async () => {
    database = await createTestDatabase();
    leads = new LeadRepository(database.dataSource);
    search = new LeadSearch(database.dataSource, [
      {
        key: 'sample',
        columns: [{ alias: 'sample_initial', sql: 'left(l.domain, 1)' }],
        filters: { initial: { values: ['a', 'b'], sql: (n) => `left(l.domain, 1) = ANY($${String(n)}::text[])` } },
        sorts: { initial: 'left(l.domain, 1)' },
        toFields: (row) => ({ initial: row['sample_initial'] }),
      },
    ]);
    await database.dataSource.transaction((manager) =>
      leads.saveScannedLeads(manager, [
        scannedLead({
          domain: 'alfa.example',
          company_name: 'Işıltı Gıda A.Ş.',
          priority_category: 'P2',
          readiness_score: 70,
        }),
        scannedLead({
          domain: 'beta.example',
          company_name: 'Beta %100 Pamuk',
          priority_category: 'P1',
          readiness_score: 30,
          segment: 'Cold',
          provider: 'Local',
        }),
        scannedLead({
          domain: 'gamma.example',
          company_name: 'Çınar_Yapı',
          priority_category: 'P2',
          readiness_score: 90,
          tenant_elsewhere: true,
        }),
        scannedLead({
          domain: 'delta.example',
          company_name: null,
          priority_category: null,
          readiness_score: null,
          segment: null,
          incomplete: true,
          scan_status: 'dns-timeout',
        }),
      ]),
    );
  });

  afterAll(() => database.remove());

  const domains = async (query: Partial<LeadQuery>): Promise<string[]> =>
    (await search.searchLeads({ ...EVERYTHING, ...query })).items.map(({ lead }) => lead.domain);

  it('ranks by category, then by score, and puts what has no category last', async () => {
    expect(await domains({})).toEqual(['beta.example', 'gamma.example', 'alfa.example', 'delta.example']);
  });

  it.each([
    ['isilti', ['alfa.example']],
    ['IŞILTI', ['alfa.example']],
    ['çinar', ['gamma.example']],
    ['%100', ['beta.example']],
    ['r_y', ['gamma.example']],
    ['.example', ['beta.example', 'gamma.example', 'alfa.example', 'delta.example']],
    ['nothing', []],
  ])('finds %s with letters folded and wildcards taken literally', async (text, expected) => {
    expect(await domains({ search: text })).toEqual(expected);
  });

  it('combines filters of values, booleans and ranges', async () => {
    expect(await domains({ filters: [{ kind: 'values', name: 'segment', values: ['Migration'] }] })).toEqual([
      'gamma.example',
      'alfa.example',
    ]);
    expect(await domains({ filters: [{ kind: 'boolean', name: 'tenant_elsewhere', value: true }] })).toEqual([
      'gamma.example',
    ]);
    expect(
      await domains({
        filters: [
          { kind: 'range', name: 'min_score', value: 70 },
          { kind: 'range', name: 'max_score', value: 80 },
        ],
      }),
    ).toEqual(['alfa.example']);
  });

  it('takes several values of one filter as either', async () => {
    const filters = [{ kind: 'values', name: 'segment', values: ['Migration', 'Cold'] }] as const;
    expect(await domains({ filters })).toEqual(['beta.example', 'gamma.example', 'alfa.example']);
  });

  it('has a lead without a score in no range of scores', async () => {
    const lowest = [{ kind: 'range', name: 'min_score', value: 0 }] as const;
    const highest = [{ kind: 'range', name: 'max_score', value: 100 }] as const;
    expect(await domains({ filters: lowest })).not.toContain('delta.example');
    expect(await domains({ filters: highest })).toEqual(await domains({ filters: lowest }));
  });

  it('offers the filters, sorts and fields that an integration contributes', async () => {
    const page = await search.searchLeads({
      ...EVERYTHING,
      filters: [{ kind: 'values', name: 'initial', values: ['b'] }],
      sort: { name: 'initial', descending: true },
    });

    expect(page.items.map(({ contributed }) => contributed)).toEqual([{ initial: 'b' }]);
  });

  it.each([
    'priority',
    'score',
    'domain',
    'company_name',
    'scanned_at',
    'created_at',
    'segment',
    'provider',
    'initial',
  ])('pages through every lead once when sorted by %s either way', async (name) => {
    for (const descending of [false, true]) {
      const seen: string[] = [];
      let cursor: LeadQuery['cursor'] = null;
      do {
        const page = await search.searchLeads({ ...EVERYTHING, sort: { name, descending }, limit: 1, cursor });
        seen.push(...page.items.map(({ lead }) => lead.domain));
        cursor = page.nextCursor;
      } while (cursor !== null);

      const whole = await domains({ sort: { name, descending } });
      expect(seen).toEqual(whole);
      expect(new Set(seen).size).toBe(4);
    }
  });

  it('counts what matches only when asked', async () => {
    const filters = [{ kind: 'values', name: 'provider', values: ['Local'] }] as const;

    expect((await search.searchLeads({ ...EVERYTHING, filters })).total).toBeNull();
    expect((await search.searchLeads({ ...EVERYTHING, filters, withTotal: true })).total).toBe(1);
  });

  it('keeps a company name that is known when a scan brings none, and counts the row version up', async () => {
    await database.dataSource.transaction((manager) =>
      leads.saveScannedLeads(manager, [scannedLead({ domain: 'alfa.example', readiness_score: 71 })]),
    );

    const lead = await leads.findLead('alfa.example');
    expect(lead).toMatchObject({ company_name: 'Işıltı Gıda A.Ş.', readiness_score: 71, row_version: 2 });
  });
});
