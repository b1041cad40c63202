import type { Answer, Json } from './support/sandbox-client.js';
import { failure, SandboxClient } from './support/sandbox-client.js';

let client: SandboxClient;

beforeAll(async () => {
  client = await SandboxClient.start();
});

afterAll(() => client.stop());

const idOf = (answer: Answer): string => /\(([0-9a-f-]{36})\)$/.exec(answer.headers['odata-entityid'] ?? '')?.[1] ?? '';

const textOf = (json: Json | undefined): string => String(json ?? '');

describe('roles', () => {
  const grantsOf = async (roleId: string): Promise<Record<string, string>> => {
    const answer = await client.api('GET', `RetrieveRolePrivilegesRole(RoleId=${roleId})`);
    const rows = answer.json['RolePrivileges'] as unknown as { PrivilegeName: string; Depth: string }[];
    return Object.fromEntries(rows.map(({ PrivilegeName, Depth }) => [PrivilegeName, Depth]));
  };

  const privilegeId = async (name: string): Promise<string> => {
    const answer = await client.api('GET', `privileges?$select=privilegeid&$filter=name eq '${name}'`);
    return textOf(answer.json['value']?.[0]?.['privilegeid']);
  };

  const createRole = async (name: string): Promise<string> => {
    const units = await client.api('GET', 'businessunits?$select=name&$filter=_parentbusinessunitid_value eq null');
    const unit = textOf(units.json['value']?.[0]?.['businessunitid']);
    const body = { name, 'businessunitid@odata.bind': `/businessunits(${unit})` };
    const answer = await client.api('POST', 'roles', { body });
    expect(answer.status).toBe(204);
    return idOf(answer);
  };

  const grant = (roleId: string, privileges: readonly object[]): Promise<Answer> =>
    client.api('POST', `roles(${roleId})/Microsoft.Dynamics.CRM.AddPrivilegesRole`, {
      body: { Privileges: privileges },
    });

  test('start with the privileges that nobody can take from them, and are given more with a depth', async () => {
    const roleId = await createRole('Reader');
    const before = await grantsOf(roleId);
    expect(Object.keys(before)).toHaveLength(4);
    const read = await privilegeId('prvReadLead');
    const write = await privilegeId('prvWriteLead');
    const added = await grant(roleId, [
      { PrivilegeId: read, Depth: 'Global' },
      { PrivilegeId: write, Depth: '1' },
    ]);
    expect(added.status).toBe(204);
    expect(await grantsOf(roleId)).toEqual({ ...before, prvReadLead: 'Global', prvWriteLead: 'Local' });
    await grant(roleId, [{ PrivilegeId: write, Depth: 3 }]);
    expect(await grantsOf(roleId)).toMatchObject({ prvWriteLead: 'Global' });
  });

  test('refuse a privilege and a depth that there is not, and change nothing', async () => {
    const roleId = await createRole('Refusing');
    const read = await privilegeId('prvReadLead');
    const before = await grantsOf(roleId);
    const unknown = await grant(roleId, [
      { PrivilegeId: read, Depth: 'Global' },
      { PrivilegeId: '00000000-0000-4000-8000-000000000000', Depth: 'Global' },
    ]);
    expect(failure(unknown)).toEqual({ status: 404, code: '0x80040217' });
    expect(failure(await grant(roleId, [{ PrivilegeId: read, Depth: 'Everywhere' }]))).toEqual({
      status: 400,
      code: '0x80040203',
    });
    expect(await grantsOf(roleId)).toEqual(before);
    expect((await grant('00000000-0000-4000-8000-000000000000', [])).status).toBe(404);
  });

  test('have one name once', async () => {
    await createRole('Once');
    expect(failure(await client.api('POST', 'roles', { body: { name: 'Once' } }))).toEqual({
      status: 412,
      code: '0x80040237',
    });
  });
});

const FETCH =
  '<fetch version="1.0"><entity name="lead"><attribute name="subject"/><order attribute="hunter_score" descending="true"/>' +
  '<filter type="and"><condition attribute="hunter_score" operator="not-null"/></filter></entity></fetch>';
const LAYOUT =
  '<grid name="resultset" object="4" jump="fullname" select="1" icon="1" preview="1"><row name="result" id="leadid">' +
  '<cell name="subject" width="200"/></row></grid>';

describe('views', () => {
  const view = (changes: object = {}): object => ({
    name: 'Scored',
    returnedtypecode: 'lead',
    querytype: 0,
    fetchxml: FETCH,
    layoutxml: LAYOUT,
    ...changes,
  });

  test('are created and found by table', async () => {
    const created = await client.api('POST', 'savedqueries', { body: view() });
    expect(created.status).toBe(204);
    const found = await client.api(
      'GET',
      "savedqueries?$select=name,fetchxml&$filter=returnedtypecode eq 'lead' and querytype eq 0 and name eq 'Scored'",
    );
    expect(found.json['value']).toMatchObject([{ savedqueryid: idOf(created), fetchxml: FETCH }]);
  });

  test.each([
    ['a table that there is not', { returnedtypecode: 'prospect' }, '0x80041102'],
    ['a query that is no XML', { fetchxml: '<fetch><entity' }, '0x80040203'],
    ['a query over another table', { fetchxml: FETCH.replace('"lead"', '"account"') }, '0x80040203'],
    ['a column that there is not', { fetchxml: FETCH.replace('"subject"', '"topic"') }, '0x80041103'],
    ['a condition on a column that there is not', { fetchxml: FETCH.replaceAll('hunter_score', 'x') }, '0x80041103'],
    ['an operator that there is not', { fetchxml: FETCH.replace('not-null', 'is-set') }, '0x80040203'],
    ['an element that the grammar has not', { fetchxml: FETCH.replaceAll('order', 'sort') }, '0x80040203'],
    ['no query', { fetchxml: undefined }, '0x80040203'],
    ['a layout that is no XML', { layoutxml: '<grid>' }, '0x80040203'],
    ['a layout for another table', { layoutxml: LAYOUT.replace('"4"', '"1"') }, '0x80040203'],
    ['a cell without a width', { layoutxml: LAYOUT.replace(' width="200"', '') }, '0x80040203'],
    ['a cell for a column that there is not', { layoutxml: LAYOUT.replace('"subject"', '"topic"') }, '0x80041103'],
  ])('refuse %s', async (_case, changes, code) => {
    const before = (await client.api('GET', 'savedqueries')).json['value'];
    expect(failure(await client.api('POST', 'savedqueries', { body: view(changes) }))).toEqual({ status: 400, code });
    expect((await client.api('GET', 'savedqueries')).json['value']).toEqual(before);
  });

  test('have a name in each provisioned language, seen once it is published', async () => {
    const id = idOf(await client.api('POST', 'savedqueries', { body: view({ name: 'Hot' }) }));
    const labelsOf = async (unpublished: boolean): Promise<unknown> => {
      const moniker = encodeURIComponent(`{'@odata.id':'savedqueries(${id})'}`);
      const answer = await client.api(
        'GET',
        `RetrieveLocLabels(EntityMoniker=@p1,AttributeName=@p2,IncludeUnpublished=@p3)?@p1=${moniker}&@p2='name'&@p3=${unpublished}`,
      );
      return answer.json['Label']?.['LocalizedLabels'];
    };
    const setLabels = (labels: readonly object[]): Promise<Answer> =>
      client.api('POST', 'SetLocLabels', {
        body: {
          EntityMoniker: { '@odata.type': 'Microsoft.Dynamics.CRM.savedquery', savedqueryid: id },
          AttributeName: 'name',
          Labels: labels,
        },
      });
    const english = { Label: 'Hot leads', LanguageCode: 1033 };
    const turkish = { Label: 'Sıcak adaylar', LanguageCode: 1055 };
    expect(failure(await setLabels([{ Label: 'Heiß', LanguageCode: 1031 }]))).toEqual({
      status: 400,
      code: '0x80044197',
    });
    expect((await setLabels([english, turkish])).status).toBe(204);
    expect(await labelsOf(false)).toEqual([{ Label: 'Hot', LanguageCode: 1033 }]);
    expect(await labelsOf(true)).toEqual([english, turkish]);
    await publish('lead');
    expect(await labelsOf(false)).toEqual([english, turkish]);
    expect((await client.api('GET', `savedqueries(${id})?$select=name`)).json['name']).toBe('Hot leads');
  });
});

const publish = (table: string): Promise<Answer> =>
  client.api('POST', 'PublishXml', {
    body: { ParameterXml: `<importexportxml><entities><entity>${table}</entity></entities></importexportxml>` },
  });

describe('forms', () => {
  let id: string;
  let original: string;

  beforeAll(async () => {
    const forms = await client.api(
      'GET',
      "systemforms?$select=name,formxml&$filter=objecttypecode eq 'lead' and type eq 2 and formactivationstate eq 1",
    );
    id = textOf(forms.json['value']?.[0]?.['formid']);
    original = textOf(forms.json['value']?.[0]?.['formxml']);
  });

  const formXml = async (): Promise<string> =>
    textOf((await client.api('GET', `systemforms(${id})?$select=formxml`)).json['formxml']);

  const update = (formxml: string): Promise<Answer> =>
    client.api('PATCH', `systemforms(${id})`, { body: { formxml }, headers: { 'if-match': '*' } });

  const section = (cell = '', attributes = ''): string =>
    '<section name="extra" id="{6f1d8a02-9a2e-4b3c-8d4e-5f60718293a4}"><labels><label description="Ek" languagecode="1055"/></labels>' +
    `<rows><row><cell id="{6f1d8a02-9a2e-4b3c-8d4e-5f60718293a5}">${cell}<control id="hunter_score" ` +
    `classid="{C6D124CA-7EDA-4a60-AEA9-7FB8D318B68F}" datafieldname="hunter_score" ${attributes}/></cell></row></rows></section>`;
  const withSection = (text: string): string => original.replace('</sections>', `${text}</sections>`);

  test('show a changed form to readers once it is published', async () => {
    const changed = withSection(section());
    expect((await update(changed)).status).toBe(204);
    expect(await formXml()).toBe(original);
    expect((await publish('lead')).status).toBe(204);
    expect(await formXml()).toBe(changed);
    await update(original);
    await publish('lead');
  });

  test.each([
    ['what is no XML', () => '<form><tabs>', '0x80040203'],
    ['another root', () => '<page/>', '0x80040203'],
    ['an element in a place where it cannot be', () => withSection('<tab/>'), '0x80040203'],
    ['an attribute that the schema has not', () => withSection(section('', 'visible="false"')), '0x80040203'],
    ['an id that is none', () => withSection(section().replace('{6f1d8a02', '{nope')), '0x80040203'],
    ['the same id twice', () => withSection(section() + section()), '0x80040203'],
    ['a control for a column that there is not', () => withSection(section().replaceAll('_score', '_x')), '0x80041103'],
    [
      'a label in a language that is not provisioned',
      () => withSection(section().replace('1055', '1031')),
      '0x80044197',
    ],
  ])('refuse %s', async (_case, formxml, code) => {
    expect(failure(await update(formxml()))).toEqual({ status: 400, code });
    await publish('lead');
    expect(await formXml()).toBe(original);
  });

  test('publish nothing for a table that there is not', async () => {
    expect(failure(await publish('prospect'))).toEqual({ status: 400, code: '0x80041102' });
  });
});

test('without Sales there are no forms and views of leads', async () => {
  const bare = await SandboxClient.start({ profile: 'no-sales' });
  try {
    expect((await bare.api('GET', 'systemforms?$select=name')).json['value']).toEqual([]);
    expect((await bare.api('GET', 'savedqueries?$select=name')).json['value']).toEqual([]);
  } finally {
    await bare.stop();
  }
});
