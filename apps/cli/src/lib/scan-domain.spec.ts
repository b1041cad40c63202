import type { DnsAnswer, DnsRecord, DnsResolver } from '@hunter/core-dns';
import { scanDomain } from './scan-domain.js';
import { isScanned } from './scan-line.js';
import type { ScanLine } from './scan-line.js';
import { SCAN_TABLE_HEAD, toScanRow } from './scan-table.js';

const readAt = '2026-11-21T10:00:00.000Z';

function resolverOf(zone: Record<string, readonly DnsRecord[] | 'servfail'>): DnsResolver {
  return {
    query: (name, type): Promise<DnsAnswer> => {
      const found = zone[`${name} ${type}`];
      if (found === 'servfail') return Promise.resolve({ kind: 'failed', cause: 'servfail' });
      if (found === undefined) return Promise.resolve({ kind: 'absent', reason: 'nxdomain' });
      return Promise.resolve({ kind: 'records', records: found, authenticated: false });
    },
  };
}

const firma = resolverOf({
  'firma.example MX': [{ type: 'MX', preference: 10, exchange: 'mail.natrohost.com' }],
  'firma.example TXT': [{ type: 'TXT', text: 'v=spf1 mx -all' }],
  '_dmarc.firma.example TXT': 'servfail',
});

test('a domain becomes a line with its verdict, unknown kept apart from absent', async () => {
  const line = await scanDomain('https://www.FIRMA.example/iletisim', firma, readAt);
  expect(line).toMatchObject({
    domain: 'firma.example',
    input: 'https://www.FIRMA.example/iletisim',
    registrable_domain: 'firma.example',
    scanned_at: readAt,
    scan_status: 'partial',
    provider: 'Local',
    local_provider: 'Natro',
    mx_hosts: ['mail.natrohost.com'],
    spf: true,
    dkim: false,
    dmarc_policy: 'unknown',
    readiness_score: 5,
    segment: 'Cold',
    priority_category: 'P1',
    incomplete: true,
    error: null,
  });
});

test('a line holds the record behind each verdict, and when it was read', async () => {
  const { evidence } = (await scanDomain('firma.example', firma, readAt)) as ScanLine;
  const at = { name: 'firma.example', read_at: readAt };
  expect(evidence).toContainEqual({ ...at, part: 'mx', status: 'present', raw: '10 mail.natrohost.com.' });
  expect(evidence).toContainEqual({ ...at, part: 'spf', status: 'present', raw: 'v=spf1 mx -all' });
  expect(evidence).toContainEqual({
    part: 'dmarc',
    status: 'unknown',
    cause: 'servfail',
    name: '_dmarc.firma.example',
    raw: null,
    read_at: readAt,
  });
});

test('a bulk scan asks less and judges alike', async () => {
  const asked: string[] = [];
  const counting: DnsResolver = {
    query: (name, type) => {
      asked.push(`${name} ${type}`);
      return firma.query(name, type);
    },
  };
  const full = (await scanDomain('firma.example', counting, readAt)) as ScanLine;
  const fullCount = asked.splice(0).length;
  const bulk = (await scanDomain('firma.example', counting, readAt, 'bulk')) as ScanLine;
  expect({ ...bulk, evidence: [] }).toEqual({ ...full, evidence: [] });
  expect(asked).toHaveLength(15);
  expect(asked).toContain('lyncdiscover.firma.example CNAME');
  expect(asked.length).toBeLessThan(fullCount);
});

test('a host below the registrable domain is asked about as it is', async () => {
  const line = await scanDomain('posta.firma.example', resolverOf({}), readAt);
  expect(line).toMatchObject({
    domain: 'posta.firma.example',
    registrable_domain: 'firma.example',
    hard_fail: 'mx-missing',
  });
});

test('a domain whose DNS fails says so and scores nothing', async () => {
  const dead = resolverOf({
    'dead.example MX': 'servfail',
    'dead.example TXT': 'servfail',
    '_dmarc.dead.example TXT': 'servfail',
  });
  expect(await scanDomain('dead.example', dead, readAt)).toMatchObject({
    scan_status: 'dns-servfail',
    error: { code: 'dns-servfail' },
    mx_hosts: null,
    readiness_score: null,
    segment: null,
    hard_fail: null,
    incomplete: true,
  });
});

test.each([
  ['İSTANBUL.com.tr', { code: 'invalid-domain', reason: 'turkish-i', suggestion: 'istanbul.com.tr' }],
  ['192.0.2.1', { code: 'invalid-domain', reason: 'ip-address' }],
  ['info@gmail.com', { code: 'consumer-mail-domain' }],
])('%s is refused without a question', async (input, error) => {
  const query = () => Promise.reject(new Error('asked'));
  const outcome = await scanDomain(input, { query }, readAt);
  expect(outcome).toEqual({ domain: input, input, error });
  expect(isScanned(outcome)).toBe(false);
  expect(toScanRow(outcome)).toContain(error.code);
});

test('the table shows ? for what was not read', async () => {
  expect(SCAN_TABLE_HEAD).toMatch(/^DOMAIN +PROVIDER +SCORE +SEGMENT +PLAY +SPF +DKIM +DMARC +NOTE$/);
  const row = toScanRow(await scanDomain('firma.example', firma, readAt));
  expect(row.split(/ {2,}/)).toEqual(['firma.example', 'Natro', '5', 'Cold', 'P1', 'yes', 'no', '?', 'partial']);
});
