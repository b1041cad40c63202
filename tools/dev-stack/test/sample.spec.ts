import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const sample = join(__dirname, '../sample');
const readJson = async (file: string) => JSON.parse(await readFile(join(sample, file), 'utf8')) as never;

interface Expectation {
  readonly domain: string;
  readonly setup: string;
  readonly provider: string | null;
  readonly segment: string | null;
  readonly priority_category: string | null;
  readonly scan_status: string;
  readonly gateway: string | null;
  readonly tenant_elsewhere: boolean | null;
}

test('the committed files are what the generator writes', async () => {
  const check = promisify(execFile)(process.execPath, [join(sample, 'generate-sample.mjs'), '--check']);
  await expect(check).resolves.toMatchObject({ stderr: '' });
});

test('200 companies are listed, the first one first, all under reserved names', async () => {
  const lines = (await readFile(join(sample, 'leads.csv'), 'utf8')).trimEnd().split('\n');
  expect(lines[0]).toBe('Firma Adı,Web Sitesi,E-posta,Sektör,İl,Adres');
  expect(lines).toHaveLength(201);
  expect(lines[1]).toContain('first.example');
  for (const line of lines.slice(1)) expect(line).toMatch(/,(?:https?:\/\/)?(?:www\.)?[^,/]+\.(?:example|test)[/,]/i);
});

test('every provider, segment, category and scan status occurs', async () => {
  const expectations: readonly Expectation[] = await readJson('expectations.json');
  const values = (field: keyof Expectation) => [...new Set(expectations.map((each) => each[field]))].sort();
  expect(new Set(expectations.map(({ domain }) => domain)).size).toBe(200);
  expect(expectations[0]).toMatchObject({ domain: 'first.example', setup: 'm365-reject', provider: 'M365' });
  // Null is a provider that could not be read, which is not the same as one that nobody knows.
  const providers = [
    'Amazon',
    'Google',
    'Hosting',
    'Local',
    'M365',
    'Mailgun',
    'SendGrid',
    'Unknown',
    'Yandex',
    'Zoho',
  ];
  expect(values('provider')).toEqual([...providers, null].sort());
  expect(values('segment')).toEqual(expect.arrayContaining(['Cold', 'Existing', 'Migration', 'Skip', null]));
  expect(values('priority_category')).toEqual(expect.arrayContaining(['P1', 'P2', 'P3', 'P4', 'P5', 'P6', null]));
  expect(values('scan_status')).toEqual(['completed', 'dns-failed', 'dns-servfail', 'dns-timeout', 'partial']);
  expect(values('tenant_elsewhere')).toContain(true);
  expect(values('gateway').length).toBeGreaterThan(5);
});

test('every company stands in the zone', async () => {
  const zone: { names: Record<string, unknown> } = await readJson('zone.json');
  const expectations: readonly Expectation[] = await readJson('expectations.json');
  expect(expectations.filter(({ domain }) => zone.names[domain] === undefined)).toEqual([]);
});

// A name that nobody answers for makes the whole record an error (RFC 7208, 5.2), on a machine without internet only.
test('whatever an SPF record of the zone refers to stands in the zone or among the stand-ins', async () => {
  type Names = Readonly<Record<string, string | { readonly TXT?: readonly string[] | string }>>;
  const zone: { readonly names: Names; readonly 'stand-ins': Names } = await readJson('zone.json');
  const names: Names = { ...zone['stand-ins'], ...zone.names };
  const texts = Object.values(names).flatMap((entry) => (typeof entry === 'string' ? [] : [entry.TXT ?? []].flat()));
  const targets = texts
    .filter((text) => text.startsWith('v=spf1'))
    .flatMap((text) =>
      [...text.matchAll(/(?<=[ +?~-])(?:include:|redirect=)(\S+)/g)].map(([, target]) => target ?? ''),
    );

  expect(targets.length).toBeGreaterThan(50);
  expect([...new Set(targets)].filter((target) => names[target] === undefined)).toEqual([]);
});
