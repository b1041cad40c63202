import { failure, SandboxClient } from './support/sandbox-client.js';

let client: SandboxClient;

beforeAll(async () => {
  client = await SandboxClient.start();
  await client.seed({
    leads: [
      { hunter_domain: 'bir.example', subject: 'Bir', websiteurl: 'https://bir.example', hunter_score: 10 },
      { hunter_domain: 'iki.example', subject: 'İki', websiteurl: 'https://iki.example', hunter_score: 20 },
      { hunter_domain: 'uc.example', subject: 'Üç', emailaddress1: 'info@uc.example', hunter_score: 30, statecode: 2 },
      { hunter_domain: "o'neil.example", subject: "O'Neil", hunter_score: 40 },
    ],
  });
});

afterAll(() => client.stop());

const list = async (query: string, prefer?: string): Promise<string[]> => {
  const answer = await client.api('GET', `leads?$select=hunter_domain&${query}`, prefer ? { headers: { prefer } } : {});
  expect(answer.status).toBe(200);
  const { value } = answer.json;
  return Array.isArray(value) ? value.map((row) => String(row['hunter_domain']).replace('.example', '')) : [];
};

test.each([
  ["hunter_domain eq 'BIR.example'", ['bir']],
  ["subject eq 'uc'", ['uc']],
  ["hunter_domain eq 'o''neil.example'", ["o'neil"]],
  ['hunter_score gt 10 and hunter_score le 30', ['iki', 'uc']],
  ['hunter_score eq 10 or hunter_score eq 40', ['bir', "o'neil"]],
  ['not (hunter_score lt 30)', ['uc', "o'neil"]],
  ["contains(websiteurl,'iki.example')", ['iki']],
  ["startswith(subject,'o')", ["o'neil"]],
  ["endswith(emailaddress1,'@uc.example')", ['uc']],
  ['emailaddress1 ne null', ['uc']],
  ['websiteurl eq null', ['uc', "o'neil"]],
  ['statecode eq 2', ['uc']],
  [
    "Microsoft.Dynamics.CRM.In(PropertyName='hunter_domain',PropertyValues=['bir.example','uc.example'])",
    ['bir', 'uc'],
  ],
  ['createdon gt 2020-01-01T00:00:00Z and hunter_score eq 10', ['bir']],
  ["ownerid/fullname eq 'nobody'", []],
])('filters by %s', async (filter, expected) => {
  expect(await list(`$orderby=hunter_score&$filter=${encodeURIComponent(filter)}`)).toEqual(expected);
});

test('orders both ways and takes the top', async () => {
  expect(await list('$orderby=hunter_score desc')).toEqual(["o'neil", 'uc', 'iki', 'bir']);
  expect(await list('$orderby=hunter_score&$top=2')).toEqual(['bir', 'iki']);
});

test('pages by Prefer: odata.maxpagesize and follows its next links to the end', async () => {
  const seen: unknown[] = [];
  let path = 'leads?$select=hunter_domain&$orderby=hunter_score&$count=true';
  for (let pages = 0; pages < 10 && path !== ''; pages += 1) {
    const { json, headers } = await client.api('GET', path, { headers: { prefer: 'odata.maxpagesize=3' } });
    expect(headers['preference-applied']).toBe('odata.maxpagesize=3');
    expect(json['@odata.count']).toBe(4);
    const { value } = json;
    if (Array.isArray(value)) seen.push(...value.map((row) => row['hunter_domain']));
    path = String(json['@odata.nextLink'] ?? '').replace(`${client.sandbox.url}/api/data/v9.2/`, '');
  }
  expect(seen).toEqual(['bir.example', 'iki.example', 'uc.example', "o'neil.example"]);
});

test('counts', async () => {
  expect((await client.api('GET', 'leads/$count')).text).toBe('4');
});

test.each([
  ['an unknown column in $select', 'leads?$select=nope'],
  ['an unknown column in $filter', "leads?$filter=nope eq 'x'"],
  ['a lookup without its reading name', 'leads?$select=ownerid'],
  ['a filter that does not parse', 'leads?$filter=subject eq'],
  ['a text compared with a number', 'leads?$filter=subject eq 5'],
  ['an option that the service does not have', 'leads?$skip=5'],
])('refuses %s', async (_case, path) => {
  expect(failure(await client.api('GET', path))).toEqual({ status: 400, code: '0x80060888' });
});

test('reads what a pre-match needs: accounts and open opportunities', async () => {
  const { accounts } = await client.seed({ accounts: [{ name: 'Bir A.Ş.', websiteurl: 'https://www.bir.example' }] });
  await client.seed({
    opportunities: [{ name: 'Geçiş', customerid: { id: String(accounts?.[0]), logicalName: 'account' } }],
  });
  const found = await client.api('GET', "accounts?$select=name&$filter=contains(websiteurl,'bir.example')");
  expect(found.json['value']).toMatchObject([{ name: 'Bir A.Ş.' }]);
  const open = await client.api(
    'GET',
    `opportunities?$select=name&$filter=statecode eq 0 and _customerid_value eq ${String(accounts?.[0])}`,
  );
  expect(open.json['value']).toMatchObject([{ name: 'Geçiş' }]);
});

describe('reading changes', () => {
  const relative = (link: unknown): string => String(link).replace(`${client.sandbox.url}/api/data/v9.2/`, '');

  test('hands out a delta link that answers with what changed and what is gone', async () => {
    const { contacts } = await client.seed({ contacts: [{ lastname: 'A' }, { lastname: 'B' }, { lastname: 'C' }] });
    const first = await client.api('GET', 'contacts?$select=lastname', { headers: { prefer: 'odata.track-changes' } });
    expect(first.headers['preference-applied']).toBe('odata.track-changes');
    expect(first.json['value']).toHaveLength(3);
    await client.api('PATCH', `contacts(${String(contacts?.[0])})`, { body: { lastname: 'A2' } });
    await client.api('DELETE', `contacts(${String(contacts?.[1])})`);
    const second = await client.api('GET', relative(first.json['@odata.deltaLink']));
    expect(second.json['value']).toMatchObject([
      { lastname: 'A2' },
      {
        '@odata.context': `${client.sandbox.url}/api/data/v9.2/$metadata#contacts/$deletedEntity`,
        id: contacts?.[1],
        reason: 'deleted',
      },
    ]);
    const third = await client.api('GET', relative(second.json['@odata.deltaLink']));
    expect(third.json['value']).toEqual([]);
  });

  test('pages, and gives the delta link with the last page', async () => {
    const prefer = 'odata.track-changes,odata.maxpagesize=3';
    const first = await client.api('GET', 'leads?$select=subject', { headers: { prefer } });
    expect(first.json['@odata.deltaLink']).toBeUndefined();
    const last = await client.api('GET', relative(first.json['@odata.nextLink']), { headers: { prefer } });
    expect(last.json['value']).toHaveLength(1);
    expect(last.json['@odata.deltaLink']).toContain('$deltatoken='.replace('$', '%24'));
  });

  test('refuses a token that has expired, and filters', async () => {
    const first = await client.api('GET', 'leads?$select=subject', { headers: { prefer: 'odata.track-changes' } });
    await client.faults({ change_tracking: { expire_tokens: true } });
    const expired = await client.api('GET', relative(first.json['@odata.deltaLink']));
    expect(failure(expired)).toEqual({ status: 400, code: '0x80044352' });
    await client.resetFaults();
    const filtered = await client.api('GET', "leads?$filter=subject eq 'x'", {
      headers: { prefer: 'odata.track-changes' },
    });
    expect(filtered.status).toBe(400);
  });

  test.each([
    ['no-organisation-read', 403, '0x80040220'],
    ['not-enabled', 400, '0x80044353'],
  ])('refuses tracked reads alone: %s', async (refused, status, code) => {
    await client.faults({ change_tracking: { refused } });
    const tracked = await client.api('GET', 'leads?$select=subject', { headers: { prefer: 'odata.track-changes' } });
    expect(failure(tracked)).toEqual({ status, code });
    expect((await client.api('GET', 'leads?$select=subject')).status).toBe(200);
    await client.resetFaults();
  });
});

test('refuses delta tokens older than seven days', async () => {
  let now = Date.parse('2026-11-21T10:00:00Z');
  const aged = await SandboxClient.start({ clock: () => now });
  try {
    const first = await aged.api('GET', 'leads?$select=subject', { headers: { prefer: 'odata.track-changes' } });
    const link = String(first.json['@odata.deltaLink']).replace(`${aged.sandbox.url}/api/data/v9.2/`, '');
    expect((await aged.api('GET', link)).status).toBe(200);
    now += 8 * 86_400_000;
    aged.forgetToken();
    expect(failure(await aged.api('GET', link))).toEqual({ status: 400, code: '0x80044352' });
  } finally {
    await aged.stop();
  }
});
