import { expandSpfDomain } from './expand-spf-macro.js';
import type { IpBytes } from './ip-address.js';
import { isSameNetwork, unmapIpv4 } from './ip-address.js';
import type { SpfMechanism, SpfQualifier, SpfRecord } from './parse-spf.js';
import { isSpfText, parseSpf } from './parse-spf.js';
import { queryFollowing } from './query-following.js';
import { toTexts } from './reading-parts.js';
import { fetchValidatedNames } from './spf-ptr.js';
import type { SpfProblem, SpfSession, SpfStop } from './spf-session.js';
import {
  addressType,
  countLookup,
  fetchRecords,
  isClientAmong,
  isSpfQueryName,
  isStop,
  MAX_NAMES,
} from './spf-session.js';

/** The seven results of `check_host` (RFC 7208 §2.6). */
export type SpfResult = 'none' | 'neutral' | 'pass' | 'fail' | 'softfail' | 'temperror' | 'permerror';

/** What evaluating one domain's record came to, and the term and record that decided. */
export interface SpfOutcome {
  readonly result: SpfResult | 'ambiguous';
  readonly problem: SpfProblem | null;
  readonly mechanism: string | null;
  readonly domain: string;
  readonly record: SpfRecord | null;
}

const RESULTS: Readonly<Record<SpfQualifier, SpfResult>> = {
  '+': 'pass',
  '-': 'fail',
  '~': 'softfail',
  '?': 'neutral',
};

/** Evaluates the SPF record of one domain for the session's client (RFC 7208 §4). */
export async function evaluateSpf(domain: string, session: SpfSession): Promise<SpfOutcome> {
  const base = { mechanism: null, domain, record: null };
  if (!isMailDomain(domain)) return { ...base, result: 'none', problem: 'bad-domain' };
  const answer = await queryFollowing(session.resolver, domain.toLowerCase().replace(/\.$/, ''), 'TXT');
  if (answer.kind === 'failed') return { ...base, result: 'temperror', problem: 'dns-failure' };
  const [text, ...others] = toTexts(answer).filter(isSpfText);
  if (text === undefined) return { ...base, result: 'none', problem: 'no-record' };
  if (others.length > 0) return { ...base, result: 'permerror', problem: 'multiple-records' };
  const parsed = parseSpf(session.deviations.unreadAfterAll === true ? toReadTerms(text) : text);
  if (!parsed.ok) return { ...base, result: 'permerror', problem: 'syntax' };
  return evaluateRecord(parsed.record, domain, session);
}

async function evaluateRecord(record: SpfRecord, domain: string, session: SpfSession): Promise<SpfOutcome> {
  const base = { problem: null, mechanism: null, domain, record };
  const { obsoleteDefault } = session.deviations;
  const fallback = obsoleteDefault === undefined ? undefined : readDefault(record);
  if (fallback !== undefined && obsoleteDefault === 'ambiguous') {
    return { ...base, result: 'ambiguous', problem: 'obsolete-default' };
  }
  for (const mechanism of record.mechanisms) {
    const matched = await matches(mechanism, domain, session);
    const { term } = mechanism;
    if (isStop(matched)) return { ...base, result: matched.stop, problem: matched.problem, mechanism: term };
    if (matched) return { ...base, result: RESULTS[mechanism.qualifier], mechanism: term };
  }
  if (record.redirect === null)
    return { ...base, result: fallback?.result ?? 'neutral', mechanism: fallback?.term ?? null };
  const tooMany = countLookup(session);
  if (tooMany !== null) return { ...base, result: tooMany.stop, problem: tooMany.problem };
  const target = await evaluateSpf(await expandSpfDomain(record.redirect, domain, session), session);
  // A redirect to nowhere is an error of whoever published it (RFC 7208 §6.1).
  return target.result === 'none' ? { ...target, result: 'permerror', problem: 'target-without-record' } : target;
}

async function matches(mechanism: SpfMechanism, domain: string, session: SpfSession): Promise<boolean | SpfStop> {
  switch (mechanism.kind) {
    case 'all':
      return true;
    case 'ip4':
      return isSameNetwork(mechanism.network, session.ip, mechanism.prefix);
    case 'ip6':
      return isInIp6Network(mechanism, session.ip);
    default:
      return countLookup(session) ?? matchesByLookup(mechanism, domain, session);
  }
}

async function matchesByLookup(
  mechanism: Extract<SpfMechanism, { domain: unknown }>,
  domain: string,
  session: SpfSession,
): Promise<boolean | SpfStop> {
  const target = mechanism.domain === null ? domain : await expandSpfDomain(mechanism.domain, domain, session);
  switch (mechanism.kind) {
    case 'include':
      return matchesInclude(target, session);
    case 'exists': {
      const records = await fetchRecords(session, target, 'A');
      if (isStop(records) || records.length > 0) return isStop(records) ? records : true;
      if (session.deviations.existsByAaaa !== true) return false;
      const others = await fetchRecords(session, target, 'AAAA');
      return isStop(others) ? others : others.length > 0;
    }
    case 'a': {
      const records = await fetchRecords(session, target, addressType(session));
      return isStop(records) ? records : isClientAmong(session, records, mechanism);
    }
    case 'mx':
      return matchesMx(mechanism, target, session);
    case 'ptr': {
      const lower = target.toLowerCase().replace(/\.$/, '');
      const names = await fetchValidatedNames(session);
      return names.some((name) => name === lower || name.endsWith(`.${lower}`));
    }
  }
}

/** An IPv4-mapped network (`ip6:::ffff:192.0.2.0/120`) means the IPv4 one, as the client's address does. */
function isInIp6Network({ network, prefix }: Extract<SpfMechanism, { network: unknown }>, ip: IpBytes): boolean {
  const unmapped = prefix >= 96 ? unmapIpv4(network) : network;
  return isSameNetwork(unmapped, ip, unmapped.length === 4 ? prefix - 96 : prefix);
}

/** An included record only lends its "pass"; an error in it, or its absence, is an error here (RFC 7208 §5.2). */
async function matchesInclude(target: string, session: SpfSession): Promise<boolean | SpfStop> {
  const { result, problem } = await evaluateSpf(target, session);
  if (result === 'none') return { stop: 'permerror', problem: 'target-without-record' };
  if (result === 'temperror' || result === 'permerror' || result === 'ambiguous')
    return { stop: result, problem: problem ?? 'dns-failure' };
  return result === 'pass';
}

async function matchesMx(
  mechanism: Extract<SpfMechanism, { kind: 'a' | 'mx' }>,
  target: string,
  session: SpfSession,
): Promise<boolean | SpfStop> {
  const records = await fetchRecords(session, target, 'MX');
  if (isStop(records)) return records;
  const hosts = records.flatMap((record) => (record.type === 'MX' && record.exchange !== '.' ? [record.exchange] : []));
  for (const [index, host] of hosts.entries()) {
    if (index >= MAX_NAMES) return { stop: 'permerror', problem: 'too-many-mx-hosts' };
    if (host === '') continue;
    const addresses = await fetchRecords(session, host, addressType(session));
    if (isStop(addresses)) return addresses;
    if (isClientAmong(session, addresses, mechanism)) return true;
  }
  return false;
}

/** A domain that mail can come from: several labels, none empty or too long (RFC 7208 §4.3). */
function isMailDomain(domain: string): boolean {
  const bare = domain.replace(/\.$/, '');
  return bare.includes('.') && isSpfQueryName(bare) && !/[[\]\s]/.test(bare);
}

/** A record without the mechanisms behind its `all`, for receivers that do not read them. */
function toReadTerms(text: string): string {
  const terms = text.split(' ');
  const all = terms.findIndex((term) => /^[+\-~?]?all$/i.test(term));
  return terms.filter((term, index) => all < 0 || index <= all || term.includes('=')).join(' ');
}

/** What the obsolete `default=` names as the result, and the term that says so. */
function readDefault(record: SpfRecord): { readonly term: string; readonly result: SpfResult } | undefined {
  const term = record.unknownModifiers.find((modifier) => /^default=/i.test(modifier));
  if (term === undefined) return undefined;
  const value = term.slice('default='.length).toLowerCase();
  const result = (Object.entries(RESULTS) as [SpfQualifier, SpfResult][]).find(
    ([qualifier, name]) => value === qualifier || value === name,
  )?.[1];
  return { term, result: result ?? 'neutral' };
}
