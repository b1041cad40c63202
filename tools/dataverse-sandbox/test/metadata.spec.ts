import type { Answer } from './support/sandbox-client.js';
import { failure, SandboxClient } from './support/sandbox-client.js';

const LEAD = "EntityDefinitions(LogicalName='lead')";

let client: SandboxClient;
let bare: SandboxClient;

beforeAll(async () => {
  client = await SandboxClient.start();
  bare = await SandboxClient.start({ profile: 'out-of-the-box' });
});

afterAll(async () => {
  await client.stop();
  await bare.stop();
});

const cast = (type: string): string => `${LEAD}/Attributes/Microsoft.Dynamics.CRM.${type}AttributeMetadata`;

const label = (text: string, lcid = 1033) => ({
  '@odata.type': 'Microsoft.Dynamics.CRM.Label',
  LocalizedLabels: [{ '@odata.type': 'Microsoft.Dynamics.CRM.LocalizedLabel', Label: text, LanguageCode: lcid }],
});

const stringColumn = (schemaName: string, extras: object = {}) => ({
  '@odata.type': 'Microsoft.Dynamics.CRM.StringAttributeMetadata',
  AttributeType: 'String',
  AttributeTypeName: { Value: 'StringType' },
  SchemaName: schemaName,
  MaxLength: 100,
  FormatName: { Value: 'Text' },
  RequiredLevel: { Value: 'None', CanBeChanged: true },
  DisplayName: label(schemaName),
  ...extras,
});

describe('reading', () => {
  test('shows the lead table', async () => {
    const { json } = await client.api(
      'GET',
      `${LEAD}?$select=LogicalName,EntitySetName,ObjectTypeCode,ChangeTrackingEnabled`,
    );
    expect(json).toMatchObject({
      LogicalName: 'lead',
      EntitySetName: 'leads',
      ObjectTypeCode: 4,
      ChangeTrackingEnabled: true,
    });
    expect(json['MetadataId']).toMatch(/^[0-9a-f-]{36}$/);
    expect(json['DisplayName']).toBeUndefined();
  });

  test('shows lengths only under a cast', async () => {
    const { json } = await client.api(
      'GET',
      `${cast('String')}?$select=LogicalName,MaxLength&$filter=LogicalName eq 'subject'`,
    );
    expect(json['value']).toMatchObject([{ LogicalName: 'subject', MaxLength: 300 }]);
    const uncast = await client.api('GET', `${LEAD}/Attributes?$select=LogicalName,MaxLength`);
    expect(failure(uncast)).toEqual({ status: 400, code: '0x80060888' });
  });

  test.each([
    ['mobilephone', 20],
    ['companyname', 100],
    ['lastname', 50],
    ['websiteurl', 200],
    ['hunter_domain', 253],
  ])('knows that %s takes %d characters', async (column, length) => {
    const { json } = await client.api(
      'GET',
      `${LEAD}/Attributes(LogicalName='${column}')/Microsoft.Dynamics.CRM.StringAttributeMetadata?$select=MaxLength`,
    );
    expect(json['MaxLength']).toBe(length);
  });

  test('shows options with their labels in the languages of the organisation', async () => {
    const { json } = await client.api(
      'GET',
      `${cast('Picklist')}?$select=LogicalName&$expand=OptionSet($select=Options),GlobalOptionSet($select=Options)&$filter=LogicalName eq 'hunter_segment'`,
    );
    const options = json['value']?.[0]?.['OptionSet']?.['Options'];
    expect(options?.[0]).toMatchObject({
      Value: 727_000_000,
      Label: {
        LocalizedLabels: [
          { Label: 'Migration', LanguageCode: 1033 },
          { Label: 'Geçiş', LanguageCode: 1055 },
        ],
      },
    });
    expect(json['value']?.[0]?.['GlobalOptionSet']).toBeNull();
  });

  test('shows status reasons with their state', async () => {
    const { json } = await client.api('GET', `${cast('Status')}?$select=LogicalName&$expand=OptionSet`);
    const options = json['value']?.[0]?.['OptionSet']?.['Options'];
    expect(Array.isArray(options) && options.map((option) => [option['Value'], option['State']])).toEqual([
      [1, 0],
      [2, 0],
      [3, 1],
      [4, 2],
      [5, 2],
      [6, 2],
      [7, 2],
    ]);
  });

  test('filters columns and ignores none of them', async () => {
    const { json } = await client.api(
      'GET',
      `${LEAD}/Attributes?$select=LogicalName,AttributeType,RequiredLevel,IsValidForCreate,IsValidForUpdate&$filter=AttributeOf eq null`,
    );
    const columns = json['value'];
    if (!Array.isArray(columns)) throw new Error('no value');
    const fullname = columns.find((column) => column['LogicalName'] === 'fullname');
    expect(fullname).toMatchObject({ AttributeType: 'String', IsValidForCreate: false, IsValidForUpdate: false });
    expect(columns.find((column) => column['LogicalName'] === 'lastname')).toMatchObject({
      RequiredLevel: { Value: 'ApplicationRequired' },
    });
    expect(columns.length).toBeGreaterThan(140);
  });

  test('shows the state of keys', async () => {
    const { json } = await client.api('GET', `${LEAD}/Keys?$select=SchemaName,KeyAttributes,EntityKeyIndexStatus`);
    expect(json['value']).toMatchObject([
      { SchemaName: 'hunter_DomainKey', KeyAttributes: ['hunter_domain'], EntityKeyIndexStatus: 'Active' },
    ]);
    expect((await bare.api('GET', `${LEAD}/Keys`)).json['value']).toEqual([]);
  });

  test('names the languages of the organisation', async () => {
    const languages = await client.api('GET', 'RetrieveProvisionedLanguages');
    expect(languages.json['RetrieveProvisionedLanguages']).toEqual([1033, 1055]);
    const { json } = await client.api('GET', 'organizations?$select=languagecode');
    expect(json['value']).toMatchObject([{ languagecode: 1033 }]);
  });
});

describe('profiles', () => {
  test('out of the box there is no Hunter column and no key', async () => {
    const answer = await bare.api('POST', 'leads', { body: { hunter_domain: 'a.example' } });
    expect(failure(answer)).toEqual({ status: 400, code: '0x80048d19' });
    expect((await bare.api('GET', "leads(hunter_domain='a.example')")).status).toBe(400);
  });

  test('a customised tenant has other lengths, options and status reasons', async () => {
    const tenant = await SandboxClient.start({ profile: 'customised' });
    try {
      const subject = await tenant.api(
        'GET',
        `${LEAD}/Attributes(LogicalName='subject')/Microsoft.Dynamics.CRM.StringAttributeMetadata?$select=MaxLength`,
      );
      expect(subject.json['MaxLength']).toBe(50);
      expect(failure(await tenant.api('POST', 'leads', { body: { subject: 'x'.repeat(51) } })).code).toBe('0x80044331');
      expect(failure(await tenant.api('POST', 'leads', { body: { leadsourcecode: 8 } })).code).toBe('0x8004431a');
      const { json } = await tenant.api('GET', `${cast('Status')}?$select=LogicalName&$expand=OptionSet`);
      expect(JSON.stringify(json)).toContain('804240004');
      const created = await tenant.api('POST', 'leads', { body: { statuscode: 804_240_004 } });
      expect(created.status).toBe(204);
    } finally {
      await tenant.stop();
    }
  });

  test('a Turkish organisation refuses English labels', async () => {
    const tenant = await SandboxClient.start({ profile: 'turkish' });
    try {
      const { json } = await tenant.api('GET', 'organizations?$select=languagecode');
      expect(json['value']).toMatchObject([{ languagecode: 1055 }]);
      const english = await tenant.api('POST', `${LEAD}/Attributes`, { body: stringColumn('new_Domain') });
      expect(english.status).toBe(400);
      expect(english.json['error']?.['message']).toBe(
        'The language code 1033 is not a valid language for this organization',
      );
      const turkish = await tenant.api('POST', `${LEAD}/Attributes`, {
        body: stringColumn('new_Domain', { DisplayName: label('Alan adı', 1055) }),
      });
      expect(turkish.status).toBe(204);
    } finally {
      await tenant.stop();
    }
  });
});

describe('provisioning', () => {
  const inSolution = { 'mscrm.solutionuniquename': 'HunterIntegration' };
  const createColumn = (body: object, headers: Record<string, string> = inSolution): Promise<Answer> =>
    bare.api('POST', `${LEAD}/Attributes`, { body, headers });
  const createKey = (body: object): Promise<Answer> => bare.api('POST', `${LEAD}/Keys`, { body, headers: inSolution });
  const keyStatus = async (name: string): Promise<unknown> => {
    const { json } = await bare.api('GET', `${LEAD}/Keys(LogicalName='${name}')?$select=EntityKeyIndexStatus`);
    return json['EntityKeyIndexStatus'];
  };

  afterEach(() => bare.resetFaults());

  test('a publisher and a solution come first; a bad prefix is refused', async () => {
    const publisher = (prefix: string) => ({
      friendlyname: 'Hunter',
      uniquename: `hunter${prefix}`,
      customizationprefix: prefix,
      customizationoptionvalueprefix: 72_700,
    });
    expect(failure(await bare.api('POST', 'publishers', { body: publisher('mscrmx') }))).toEqual({
      status: 400,
      code: '0x80044366',
    });
    const created = await bare.api('POST', 'publishers', { body: publisher('hunter') });
    const [, id = ''] = /publishers\(([^)]+)\)/.exec(created.headers['odata-entityid'] ?? '') ?? [];
    const solution = {
      friendlyname: 'Hunter',
      uniquename: 'HunterIntegration',
      version: '1.0.0.0',
      'publisherid@odata.bind': `/publishers(${id})`,
    };
    expect((await bare.api('POST', 'solutions', { body: solution })).status).toBe(204);
    expect(failure(await bare.api('POST', 'solutions', { body: solution }))).toEqual({
      status: 412,
      code: '0x80040237',
    });
  });

  test('a column is made once, with its prefix, and can be written then', async () => {
    const created = await createColumn(stringColumn('hunter_Domain', { MaxLength: 253 }));
    expect(created.status).toBe(204);
    expect(created.headers['odata-entityid']).toContain(`${LEAD}/Attributes(`);
    expect(failure(await createColumn(stringColumn('hunter_Domain')))).toEqual({ status: 400, code: '0x80047013' });
    expect(failure(await createColumn(stringColumn('other_Domain')))).toEqual({ status: 400, code: '0x80044366' });
    expect((await bare.api('POST', 'leads', { body: { hunter_domain: 'made.example' } })).status).toBe(204);
  });

  test.each([
    ['Memo', { Format: 'TextArea', ImeMode: 'Disabled', MaxLength: 4000 }, 'text'],
    ['Integer', { MinValue: 0, MaxValue: 100, Format: 'None' }, 50],
    ['Boolean', { DefaultValue: false }, true],
    ['DateTime', { Format: 'DateOnly', DateTimeBehavior: { Value: 'DateOnly' } }, '2026-11-21'],
    [
      'Picklist',
      { OptionSet: { OptionSetType: 'Picklist', Options: [{ Value: 727_000_000, Label: label('A') }] } },
      727_000_000,
    ],
  ])('a %s column takes values of its type', async (type, members, value) => {
    const schemaName = `hunter_Of${type}`;
    const body = {
      '@odata.type': `Microsoft.Dynamics.CRM.${type}AttributeMetadata`,
      SchemaName: schemaName,
      DisplayName: label(type),
      ...members,
    };
    expect((await createColumn(body)).status).toBe(204);
    expect((await bare.api('POST', 'leads', { body: { [schemaName.toLowerCase()]: value } })).status).toBe(204);
    expect((await bare.api('POST', 'leads', { body: { [schemaName.toLowerCase()]: { no: 1 } } })).status).toBe(400);
  });

  test('an update puts the whole definition; PATCH is not supported', async () => {
    await createColumn(stringColumn('hunter_Note'));
    const path = `${LEAD}/Attributes(LogicalName='hunter_note')`;
    expect(failure(await bare.api('PATCH', path, { body: { MaxLength: 200 } }))).toEqual({
      status: 405,
      code: '0x80060888',
    });
    const put = await bare.api('PUT', path, {
      body: stringColumn('hunter_Note', { MaxLength: 200 }),
      headers: inSolution,
    });
    expect(put.status).toBe(204);
    const { json } = await bare.api('GET', `${path}/Microsoft.Dynamics.CRM.StringAttributeMetadata?$select=MaxLength`);
    expect(json['MaxLength']).toBe(200);
  });

  test('a new column is unusable until its metadata has spread', async () => {
    await bare.faults({ metadata: { lag_ms: 400 } });
    await createColumn(stringColumn('hunter_Late'));
    const write = () => bare.api('POST', 'leads', { body: { hunter_late: 'x' } });
    const path = `${LEAD}/Attributes(LogicalName='hunter_late')?$select=LogicalName`;
    expect((await write()).status).toBe(400);
    expect((await bare.api('GET', path)).status).toBe(404);
    expect((await bare.api('GET', path, { headers: { consistency: 'Strong' } })).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 450));
    expect((await write()).status).toBe(204);
    expect((await bare.api('GET', path)).status).toBe(200);
  });

  test('another customisation in progress refuses a write for a while', async () => {
    await bare.faults({ metadata: { lock: { count: 1 } } });
    expect(failure(await createColumn(stringColumn('hunter_Locked')))).toEqual({ status: 400, code: '0x80071151' });
    expect((await createColumn(stringColumn('hunter_Locked'))).status).toBe(204);
  });

  test('a key is built in the background and works only when it is Active', async () => {
    await bare.faults({ key_index: { build_ms: 600 } });
    const key = { SchemaName: 'hunter_DomainKey', DisplayName: label('Domain'), KeyAttributes: ['hunter_domain'] };
    expect((await createKey(key)).status).toBe(204);
    expect(await keyStatus('hunter_domainkey')).toBe('Pending');
    expect((await bare.api('GET', "leads(hunter_domain='made.example')")).status).toBe(400);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await keyStatus('hunter_domainkey')).toBe('InProgress');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await keyStatus('hunter_domainkey')).toBe('Active');
    expect((await bare.api('GET', "leads(hunter_domain='made.example')")).status).toBe(200);
    expect(failure(await createKey(key)).code).toBe('0x80060893');
    expect(failure(await createKey({ ...key, SchemaName: 'hunter_OtherKey' })).code).toBe('0x80060894');
  });

  test('a key over repeated values fails, and is built again once the data are clean', async () => {
    await createColumn(stringColumn('hunter_Code'));
    const { leads } = await bare.seed({ leads: [{ hunter_code: 'a' }, { hunter_code: 'A' }] });
    await createKey({ SchemaName: 'hunter_CodeKey', DisplayName: label('Code'), KeyAttributes: ['hunter_code'] });
    expect(await keyStatus('hunter_codekey')).toBe('Failed');
    await bare.api('DELETE', `leads(${String(leads?.[1])})`);
    const reactivate = () =>
      bare.api('POST', 'ReactivateEntityKey', {
        body: { EntityLogicalName: 'lead', EntityKeyLogicalName: 'hunter_codekey' },
      });
    expect((await reactivate()).status).toBe(204);
    expect(await keyStatus('hunter_codekey')).toBe('Active');
    expect(failure(await reactivate()).code).toBe('0x80060897');
  });

  test.each([
    ['a column that does not exist', ['hunter_missing']],
    ['a memo', ['description']],
    ['more bytes than an index takes', ['hunter_long']],
  ])('a key over %s is refused', async (_case, attributes) => {
    await createColumn(stringColumn('hunter_Long', { MaxLength: 451 }));
    const answer = await createKey({
      SchemaName: 'hunter_BadKey',
      DisplayName: label('Bad'),
      KeyAttributes: attributes,
    });
    expect(failure(answer)).toEqual({ status: 400, code: '0x8006088f' });
  });

  test('a key can be deleted, and so can a column that no key uses', async () => {
    const { json } = await bare.api('GET', `${LEAD}/Keys(LogicalName='hunter_codekey')?$select=SchemaName`);
    const column = `${LEAD}/Attributes(LogicalName='hunter_code')`;
    expect((await bare.api('DELETE', column)).status).toBe(400);
    expect((await bare.api('DELETE', `${LEAD}/Keys(${String(json['MetadataId'])})`)).status).toBe(204);
    expect((await bare.api('DELETE', column)).status).toBe(204);
    expect((await bare.api('POST', 'leads', { body: { hunter_code: 'a' } })).status).toBe(400);
  });

  test('publishing answers 204 for a well-formed request', async () => {
    const xml = '<importexportxml><entities><entity>lead</entity></entities></importexportxml>';
    expect((await bare.api('POST', 'PublishXml', { body: { ParameterXml: xml } })).status).toBe(204);
    expect((await bare.api('POST', 'PublishXml', { body: {} })).status).toBe(400);
  });
});
