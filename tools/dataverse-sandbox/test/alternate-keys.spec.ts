import { failure, SandboxClient } from './support/sandbox-client.js';

let client: SandboxClient;

beforeAll(async () => {
  client = await SandboxClient.start();
});

afterAll(() => client.stop());

afterEach(() => client.resetFaults());

const byDomain = (domain: string): string => `leads(hunter_domain=%27${encodeURIComponent(domain)}%27)`;
const upsert = (domain: string, body: object, headers: Record<string, string> = {}) =>
  client.api('PATCH', `${byDomain(domain)}?$select=leadid,hunter_domain`, { body, headers });

async function rowsWith(domain: string): Promise<number> {
  const { json } = await client.send('GET', '/__rows?table=leads');
  const rows = json['rows'];
  return Array.isArray(rows) ? rows.filter((row) => row['hunter_domain'] === domain).length : -1;
}

describe('upsert', () => {
  test('answers 204 for creation and update alike', async () => {
    expect((await upsert('one.example', { subject: 'a' })).status).toBe(204);
    expect((await upsert('one.example', { subject: 'b' })).status).toBe(204);
    expect(await rowsWith('one.example')).toBe(1);
  });

  test('tells creation (201) from update (200) only with return=representation', async () => {
    const prefer = { prefer: 'return=representation' };
    const created = await upsert('two.example', { subject: 'a' }, prefer);
    expect(created.status).toBe(201);
    expect(created.json['hunter_domain']).toBe('two.example');
    const updated = await upsert('two.example', { subject: 'b' }, prefer);
    expect(updated.status).toBe(200);
    expect(updated.json['leadid']).toBe(created.json['leadid']);
  });

  test('names the row by its key in OData-EntityId, or by its id when so set', async () => {
    const keyed = await upsert('three.example', { subject: 'a' });
    expect(keyed.headers['odata-entityid']).toMatch(/leads\(hunter_domain=%27three\.example%27\)$/);
    await client.faults({ entity_id_form: 'guid' });
    const named = await upsert('three.example', { subject: 'b' });
    expect(named.headers['odata-entityid']).toMatch(/leads\([0-9a-f-]{36}\)$/);
  });

  test('drops the key column from an update and lets it win over the URL on creation', async () => {
    await upsert('four.example', { subject: 'a' });
    await upsert('four.example', { hunter_domain: 'changed.example' });
    expect(await rowsWith('changed.example')).toBe(0);
    await upsert('five.example', { hunter_domain: 'body-wins.example' });
    expect(await rowsWith('five.example')).toBe(0);
    expect(await rowsWith('body-wins.example')).toBe(1);
  });

  test('with If-None-Match: * creates only: 412 when the row is there', async () => {
    const headers = { 'if-none-match': '*' };
    expect((await upsert('six.example', { subject: 'a' }, headers)).status).toBe(204);
    const answer = await upsert('six.example', { subject: 'b' }, headers);
    expect(failure(answer)).toEqual({ status: 412, code: '0x80040237' });
    expect(answer.json['error']?.['message']).toBe('A record with matching key values already exists.');
  });

  test('with If-Match: * updates only: 404 when the row is missing', async () => {
    const answer = await upsert('missing.example', { subject: 'a' }, { 'if-match': '*' });
    expect(failure(answer)).toEqual({ status: 404, code: '0x80060891' });
    expect(await rowsWith('missing.example')).toBe(0);
  });

  test('loses a race with 412 and finds the other writer’s row on the second try', async () => {
    await client.faults({ race: { count: 1 } });
    const lost = await upsert('race.example', { subject: 'mine' });
    expect(failure(lost)).toEqual({ status: 412, code: '0x80040237' });
    expect(await rowsWith('race.example')).toBe(1);
    const retried = await upsert('race.example', { subject: 'mine' }, { prefer: 'return=representation' });
    expect(retried.status).toBe(200);
    expect(await rowsWith('race.example')).toBe(1);
  });
});

describe('addressing', () => {
  test('finds a row by its key and answers 404 with the key’s own code for none', async () => {
    await upsert('seven.example', { subject: 'seven' });
    const found = await client.api('GET', `${byDomain('seven.example')}?$select=subject`);
    expect(found.json['subject']).toBe('seven');
    const missing = await client.api('GET', byDomain('nobody.example'));
    expect(failure(missing)).toEqual({ status: 404, code: '0x80060891' });
    expect(missing.json['error']?.['message']).toBe(
      'A record with the specified key values does not exist in lead entity',
    );
  });

  test('doubles quotes inside a value', async () => {
    await client.seed({ leads: [{ hunter_domain: "o'neil.example", subject: 'quoted' }] });
    const answer = await client.api('GET', "leads(hunter_domain='o''neil.example')?$select=subject");
    expect(answer.json['subject']).toBe('quoted');
  });

  test.each(['a/b', 'a<b', 'a*b', 'a%b', 'a&b', 'a:b', 'a\\b', 'a?b', 'a+b'])(
    'refuses %s as a key value in the URL',
    async (value) => {
      expect((await client.api('GET', byDomain(value))).status).toBe(400);
      expect((await upsert(value, { subject: 'x' })).status).toBe(400);
      expect(await rowsWith(value)).toBe(0);
    },
  );

  test('refuses columns that are no key', async () => {
    const answer = await client.api('GET', "leads(subject='x')");
    expect(answer.status).toBe(400);
    expect(answer.json['error']?.['message']).toContain(
      "The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.lead'.",
    );
  });

  test('finds a user by the Entra object id', async () => {
    const users = await client.api(
      'GET',
      "systemusers?$select=azureactivedirectoryobjectid&$filter=fullname eq 'Deniz Örnek'",
    );
    const objectId = String(users.json['value']?.[0]?.['azureactivedirectoryobjectid']);
    const answer = await client.api('GET', `systemusers(azureactivedirectoryobjectid=${objectId})?$select=fullname`);
    expect(answer.json['fullname']).toBe('Deniz Örnek');
  });
});

describe('uniqueness', () => {
  test.each([
    ['case', 'CASE.example', 'case.example'],
    ['accents', 'café.example', 'cafe.example'],
    ['trailing blanks', 'blank.example ', 'blank.example'],
  ])('does not see %s', async (_what, first, second) => {
    await client.seed({ leads: [{ hunter_domain: first }] });
    const answer = await client.api('POST', 'leads', { body: { hunter_domain: second } });
    expect(failure(answer)).toEqual({ status: 412, code: '0x80060892' });
  });

  test('names the key and the row that holds the value', async () => {
    const { leads } = await client.seed({ leads: [{ hunter_domain: 'held.example' }] });
    const answer = await client.api('POST', 'leads', { body: { hunter_domain: 'held.example' } });
    const message = String(answer.json['error']?.['message']);
    expect(message).toMatch(/^Entity Key hunter_DomainKey violated\./);
    expect(message).toContain(`<Id>${String(leads?.[0])}</Id>`);
  });

  test('holds on update too, and a row may keep its own value', async () => {
    const { leads } = await client.seed({
      leads: [{ hunter_domain: 'mine.example' }, { hunter_domain: 'theirs.example' }],
    });
    const own = await client.api('PATCH', `leads(${String(leads?.[0])})`, { body: { hunter_domain: 'MINE.example' } });
    expect(own.status).toBe(204);
    const other = await client.api('PATCH', `leads(${String(leads?.[0])})`, {
      body: { hunter_domain: 'theirs.example' },
    });
    expect(failure(other)).toEqual({ status: 412, code: '0x80060892' });
  });

  test('lets any number of rows have no value', async () => {
    for (let index = 0; index < 3; index += 1) {
      expect((await client.api('POST', 'leads', { body: { subject: 'no key' } })).status).toBe(204);
    }
  });

  test('frees a value when its row is deleted or gives it up', async () => {
    const { leads } = await client.seed({
      leads: [{ hunter_domain: 'freed.example' }, { hunter_domain: 'given.example' }],
    });
    await client.api('DELETE', `leads(${String(leads?.[0])})`);
    expect((await upsert('freed.example', {}, { 'if-none-match': '*' })).status).toBe(204);
    await client.api('PATCH', `leads(${String(leads?.[1])})`, { body: { hunter_domain: null } });
    expect((await upsert('given.example', {}, { 'if-none-match': '*' })).status).toBe(204);
  });
});
