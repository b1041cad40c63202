import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom';
import type { Answer } from './support/sandbox-client.js';
import { failure, SandboxClient } from './support/sandbox-client.js';

let client: SandboxClient;

beforeAll(async () => {
  client = await SandboxClient.start();
});

afterAll(() => client.stop());

const TYPE = 'Microsoft.Dynamics.CRM.lead';

async function seedLeads(...rows: object[]): Promise<string[]> {
  return (await client.seed({ leads: rows }))['leads'] as unknown as string[];
}

const lead = async (id: string, columns: string) => (await client.api('GET', `leads(${id})?$select=${columns}`)).json;

describe('Merge', () => {
  const merge = (target: object, subordinate: object, rest: object = {}): Promise<Answer> =>
    client.api('POST', 'Merge', {
      body: { Target: target, Subordinate: subordinate, UpdateContent: null, PerformParentingChecks: false, ...rest },
    });
  const one = (id: string, type = TYPE) => ({ '@odata.type': type, leadid: id });

  test('closes one row onto the other, which keeps what it has and takes what only the closed one had', async () => {
    const [kept = '', gone = ''] = await seedLeads(
      { companyname: 'Anadolu Cam', hunter_domain: 'kept.example' },
      { companyname: 'Anadolu Cam A.Ş.', telephone1: '0212 000 00 00', hunter_domain: 'gone.example' },
    );
    const content = { '@odata.type': TYPE, jobtitle: 'Müdür' };
    expect((await merge(one(kept), one(gone), { UpdateContent: content })).status).toBe(204);
    expect(await lead(kept, 'companyname,telephone1,jobtitle,hunter_domain,statecode')).toMatchObject({
      companyname: 'Anadolu Cam',
      telephone1: '0212 000 00 00',
      jobtitle: 'Müdür',
      hunter_domain: 'kept.example',
      statecode: 0,
    });
    expect(await lead(gone, 'merged,_masterid_value,statecode,statuscode,hunter_domain')).toMatchObject({
      merged: true,
      _masterid_value: kept,
      statecode: 2,
      statuscode: 7,
      hunter_domain: 'gone.example',
    });
    expect(failure(await merge(one(kept), one(gone)))).toEqual({ status: 400, code: '0x80040203' });
  });

  test('refuses a row with itself, rows that are not there, and rows without a type', async () => {
    const [id = ''] = await seedLeads({ companyname: 'Alone' });
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(failure(await merge(one(id), one(id)))).toEqual({ status: 400, code: '0x80040203' });
    expect(failure(await merge(one(id), one(nobody)))).toEqual({ status: 404, code: '0x80040217' });
    expect(failure(await merge(one(id), { leadid: nobody }))).toEqual({ status: 400, code: '0x80048d19' });
    expect(await lead(id, 'merged,statecode')).toMatchObject({ statecode: 0 });
  });
});

describe('RetrieveDuplicates', () => {
  const ask = (business: string, paging = "{'PageNumber':1,'Count':50}", table = 'lead'): Promise<Answer> => {
    const query = new URLSearchParams({ '@p1': business, '@p2': `'${table}'`, '@p3': paging });
    return client.api(
      'GET',
      `RetrieveDuplicates(BusinessEntity=@p1,MatchingEntityName=@p2,PagingInfo=@p3)?${query.toString()}`,
    );
  };
  const business = JSON.stringify({ '@odata.type': TYPE, emailaddress1: 'SATIS@dup.example' });

  test('finds by the rule of the same address what a suppressed write would double', async () => {
    const ids = await seedLeads({ emailaddress1: 'satis@dup.example' }, { emailaddress1: 'Satis@Dup.example' });
    const all = (await ask(business)).json['value'] as unknown as { leadid: string }[];
    expect(all.map(({ leadid }) => leadid).sort()).toEqual([...ids].sort());
    expect((await ask(business, '{"PageNumber":2,"Count":1}')).json['value']).toHaveLength(1);
    expect((await ask(JSON.stringify({ '@odata.type': TYPE, emailaddress1: 'x@no.example' }))).json['value']).toEqual(
      [],
    );
  });

  test('refuses what it cannot read', async () => {
    expect((await ask('{nope')).status).toBe(400);
    expect((await ask(business, '{"Count":0}')).status).toBe(400);
    expect((await ask(business, undefined, 'prospect')).status).toBe(400);
  });
});

describe('$expand of a collection', () => {
  test('shows the rows that came of a lead, filtered and cut', async () => {
    const [id = ''] = await seedLeads({ companyname: 'Expanded' });
    const origin = { originatingleadid: { id, logicalName: 'lead' } };
    await client.seed({
      opportunities: [
        { name: 'Won', ...origin, statecode: 1, statuscode: 3 },
        { name: 'Open', ...origin, statecode: 0 },
        { name: 'Of another' },
      ],
    });
    const expand = (options: string) =>
      client.api('GET', `leads(${id})?$select=companyname&$expand=opportunity_originating_lead(${options})`);
    const all = await expand('$select=name;$orderby=name asc');
    expect(all.json['opportunity_originating_lead']).toMatchObject([{ name: 'Open' }, { name: 'Won' }]);
    const won = await expand('$select=name;$filter=statecode eq 1;$top=1');
    expect(won.json['opportunity_originating_lead']).toMatchObject([{ name: 'Won' }]);
    expect(failure(await client.api('GET', `leads(${id})?$expand=opportunities`))).toEqual({
      status: 400,
      code: '0x80060888',
    });
  });
});

describe('$metadata', () => {
  const read = async () => {
    const answer = await client.api('GET', '$metadata', { headers: { accept: 'application/xml' } });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain('application/xml');
    return new DOMParser({ onError: onErrorStopParsing }).parseFromString(answer.text, 'text/xml');
  };
  const named = (root: Awaited<ReturnType<typeof read>>, tag: string, name: string) =>
    Array.from(root.getElementsByTagName(tag)).find((element) => element.getAttribute('Name') === name);

  test('describes tables, columns, relationships and the keys that are in effect', async () => {
    const root = await read();
    const type = named(root, 'EntityType', 'lead');
    const typeOf = (name: string) =>
      Array.from(type?.getElementsByTagName('Property') ?? [])
        .find((element) => element.getAttribute('Name') === name)
        ?.getAttribute('Type');
    expect(type?.getElementsByTagName('PropertyRef')[0]?.getAttribute('Name')).toBe('leadid');
    expect([typeOf('leadid'), typeOf('subject'), typeOf('leadqualitycode'), typeOf('_ownerid_value')]).toEqual([
      'Edm.Guid',
      'Edm.String',
      'Edm.Int32',
      'Edm.Guid',
    ]);
    expect([typeOf('hunter_expires_at'), typeOf('hunter_last_scanned_at')]).toEqual(['Edm.Date', 'Edm.DateTimeOffset']);
    const navigations = Array.from(type?.getElementsByTagName('NavigationProperty') ?? [], (element) =>
      element.getAttribute('Name'),
    );
    expect(navigations).toEqual(expect.arrayContaining(['parentaccountid', 'ownerid', 'opportunity_originating_lead']));
    expect(new Set(navigations).size).toBe(navigations.length);
    expect(type?.getElementsByTagName('Annotation')[0]?.toString()).toContain('PropertyPath="hunter_domain"');
    expect(named(root, 'EntitySet', 'leads')?.getAttribute('EntityType')).toBe(TYPE);
  });

  test('names every type and every set that it refers to', async () => {
    const root = await read();
    const types = new Set(
      Array.from(root.getElementsByTagName('EntityType'), (one) => `mscrm.${one.getAttribute('Name')}`),
    );
    const sets = new Set(Array.from(root.getElementsByTagName('EntitySet'), (one) => one.getAttribute('Name')));
    for (const navigation of Array.from(root.getElementsByTagName('NavigationProperty'))) {
      const type = navigation.getAttribute('Type')?.replace(/^Collection\((.+)\)$/, '$1') ?? '';
      expect(types).toContain(type);
    }
    for (const binding of Array.from(root.getElementsByTagName('NavigationPropertyBinding'))) {
      expect(sets).toContain(binding.getAttribute('Target'));
    }
  });
});
