import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import type { DnsAnswer, DnsRecord, DnsRecordType, DnsResolver, SpfCheckOptions } from '../src/index.js';
import { suitePath } from './suite-path.js';

export interface SpfCase {
  readonly title: string;
  readonly ip: string;
  readonly helo: string;
  readonly mailFrom: string;
  readonly results: readonly string[];
  /** `DEFAULT` stands for "none of the domain's own"; null when the suite does not say. */
  readonly explanation: string | null;
  readonly resolver: DnsResolver;
  /** How the implementation that the case was written for departs from RFC 7208. */
  readonly options: SpfCheckOptions;
}

type ZoneEntry = { readonly type: DnsRecordType; readonly record: DnsRecord } | 'TIMEOUT';
type ZoneData = Map<string, ZoneEntry[]>;

/** The cases of a file in the format of the openspf test suite. */
export function readOpenSpfSuite(file: string): readonly SpfCase[] {
  const documents = parseAllDocuments(readFileSync(suitePath('spf', file), 'utf8'), { version: '1.1', schema: 'core' });
  if (!Array.isArray(documents)) throw new Error(`${file} holds no document`);
  return documents.flatMap((document) => {
    const { description, tests = {}, zonedata = {} } = (document.toJS() ?? {}) as OpenSpfDocument;
    const resolver = createSuiteResolver(readZoneData(zonedata));
    return Object.entries(tests).map(([name, test]) => ({
      title: `${description ?? file}: ${name}`,
      ip: test.host,
      helo: String(test.helo),
      mailFrom: test.mailfrom,
      results: [test.result].flat(),
      explanation: test.explanation ?? null,
      resolver,
      options: readStrictness(test.strict),
    }));
  });
}

/**
 * The cases of a file that is read line by line: records and the client's data hold from where they stand, a repeated
 * key replaces the earlier one, and every `expect` is a case.
 */
export function readLineSuite(file: string): readonly SpfCase[] {
  const cases: SpfCase[] = [];
  for (const section of readFileSync(suitePath('spf-extra', file), 'utf8').split(/^---$/m)) {
    let zone: ZoneData = new Map();
    const said = new Map<string, string>();
    for (const line of section.split('\n')) {
      const match = /^[\s-]*([a-z]+):(.*)$/.exec(line);
      const [key, value] = [match?.[1], match?.[2]?.trim() ?? ''];
      if (key === undefined || line.trim().startsWith('#')) continue;
      if (LINE_RECORDS.has(key)) zone = withRecord(zone, key, value);
      else if (key === 'expect') cases.push(toLineCase(`${file} ${String(cases.length + 1)}`, said, value, zone));
      else said.set(key, value);
    }
  }
  return cases;
}

/** The line suites are mail-auth's, which knows no limit of void look-ups either. */
const MAIL_AUTH: SpfCheckOptions = {
  maxVoidLookups: Infinity,
  deviations: { unreadAfterAll: true, existsByAaaa: true },
};

/** pyspf is lax where a case says `strict: 0`, harsh at 2, and keeps to the RFC where it says nothing. */
function readStrictness(strict: number | undefined): SpfCheckOptions {
  if (strict === undefined || strict === 1) return {};
  return { deviations: { obsoleteDefault: strict === 0 ? 'apply' : 'ambiguous' } };
}

const LINE_RECORDS = new Set(['spf', 'exp', 'a', 'aaaa', 'mx', 'ptr']);

function toLineCase(title: string, said: ReadonlyMap<string, string>, expected: string, zone: ZoneData): SpfCase {
  const [result = '', ...explanation] = expected.split(' ');
  return {
    title: `${title} ${said.get('name') ?? ''}`,
    ip: said.get('ip') ?? '',
    helo: said.get('domain') ?? '',
    mailFrom: said.get('sender') ?? '',
    results: [result],
    explanation: explanation.length === 0 ? null : explanation.join(' '),
    resolver: createSuiteResolver(zone),
    options: MAIL_AUTH,
  };
}

interface OpenSpfDocument {
  readonly description?: string;
  readonly tests?: Record<
    string,
    { host: string; helo: unknown; mailfrom: string; result: string | string[]; explanation?: string; strict?: number }
  >;
  readonly zonedata?: Record<string, readonly (string | Record<string, unknown>)[]>;
}

/** `SPF` entries stand for TXT too, unless the name has TXT entries of its own (a note of the suite). */
function readZoneData(zonedata: NonNullable<OpenSpfDocument['zonedata']>): ZoneData {
  return new Map(
    Object.entries(zonedata).map(([name, entries]) => {
      const hasTxt = entries.some((entry) => typeof entry === 'object' && 'TXT' in entry);
      const read = entries.flatMap((entry): ZoneEntry[] => {
        if (typeof entry === 'string') return entry === 'TIMEOUT' ? ['TIMEOUT'] : [];
        const [[type, value] = ['', null]] = Object.entries(entry);
        if (value === 'TIMEOUT') return ['TIMEOUT'];
        if (type === 'SPF') return hasTxt ? [] : [toEntry('TXT', value)];
        return value === 'NONE' ? [] : [toEntry(type as DnsRecordType, value)];
      });
      return [name.toLowerCase(), read];
    }),
  );
}

/** A zone with one line's records in place of those that the same name and type had. */
function withRecord(zone: ZoneData, key: string, line: string): ZoneData {
  const [name = '', ...rest] = line.split(' ');
  const values = rest.join(' ').trim();
  const changed = new Map(zone);
  const put = (owner: string, type: DnsRecordType, entries: ZoneEntry[]): void => {
    const others = (changed.get(owner) ?? []).filter((entry) => entry === 'TIMEOUT' || entry.type !== type);
    changed.set(owner, [...others, ...entries]);
  };
  const owner = key === 'ptr' ? toReverse(name) : name.toLowerCase();
  const items = values.split(',').map((each) => each.trim());
  const putAll = (type: DnsRecordType): void => {
    put(
      owner,
      type,
      items.map((each) => toEntry(type, each)),
    );
  };
  if (key === 'mx') {
    const hosts = items.map((address, index) => [`mx${String(index)}.${owner}`, address] as const);
    put(
      owner,
      'MX',
      hosts.map(([host], index) => toEntry('MX', [index, host])),
    );
    for (const [host, address] of hosts) {
      const type = address.includes(':') ? 'AAAA' : 'A';
      put(host, type, [toEntry(type, address)]);
    }
  } else if (key === 'ptr') putAll('PTR');
  else if (key === 'a') putAll('A');
  else if (key === 'aaaa') putAll('AAAA');
  else put(owner, 'TXT', [toEntry('TXT', values)]);
  return changed;
}

function toEntry(type: DnsRecordType, value: unknown): ZoneEntry {
  switch (type) {
    case 'TXT':
      return { type, record: { type, text: [value].flat().join('') } };
    case 'MX': {
      const [preference, exchange] = value as [number, string];
      return { type, record: { type, preference, exchange: exchange.replace(/\.$/, '') } };
    }
    case 'A':
    case 'AAAA':
      return { type, record: { type, address: String(value) } };
    case 'CNAME':
    case 'NS':
    case 'PTR':
      return { type, record: { type, target: String(value).replace(/\.$/, '').toLowerCase() } };
    case 'SOA':
      throw new Error('the suites hold no SOA');
  }
}

function createSuiteResolver(zone: ZoneData): DnsResolver {
  return { query: (name, type) => Promise.resolve(answer(zone, name.toLowerCase().replace(/\.$/, ''), type)) };
}

function answer(zone: ZoneData, name: string, type: DnsRecordType): DnsAnswer {
  // The line suites name what is meant to fail.
  if (name.includes('_dns_error')) return { kind: 'failed', cause: 'servfail' };
  const entries = zone.get(name);
  if (entries === undefined) return { kind: 'absent', reason: 'nxdomain' };
  const of = (wanted: DnsRecordType): DnsRecord[] =>
    entries.flatMap((entry) => (entry !== 'TIMEOUT' && entry.type === wanted ? [entry.record] : []));
  const records = of(type).length > 0 ? of(type) : of('CNAME');
  if (records.length > 0) return { kind: 'records', records, authenticated: false };
  return entries.includes('TIMEOUT') ? { kind: 'failed', cause: 'timeout' } : { kind: 'absent', reason: 'nodata' };
}

function toReverse(address: string): string {
  if (!address.includes(':')) return `${address.split('.').reverse().join('.')}.in-addr.arpa`;
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter((group) => group !== '');
  const right = (tail ?? '').split(':').filter((group) => group !== '');
  const groups = [...left, ...new Array<string>(8 - left.length - right.length).fill('0'), ...right];
  const nibbles = groups.map((group) => group.padStart(4, '0')).join('');
  return `${[...nibbles].reverse().join('.')}.ip6.arpa`;
}
