import type { DnsRecord, DnsRecordType, DnsResolver } from './dns-answer.js';
import type { IpBytes } from './ip-address.js';
import { isSameNetwork, readIp } from './ip-address.js';
import { queryFollowing } from './query-following.js';
import type { SpfDeviations } from './spf-deviations.js';

/** Terms that cause DNS look-ups (RFC 7208 §4.6.4). */
export const MAX_LOOKUPS = 10;
/** MX hosts and PTR names that one term may bring (RFC 7208 §4.6.4). */
export const MAX_NAMES = 10;
/** Look-ups that may come back empty, as recommended (RFC 7208 §4.6.4). */
export const MAX_VOID_LOOKUPS = 2;

/** Why a check could not come to a verdict, or why there was nothing to check. */
export type SpfProblem =
  | 'bad-address'
  | 'bad-domain'
  | 'no-record'
  | 'multiple-records'
  | 'syntax'
  | 'too-many-lookups'
  | 'too-many-void-lookups'
  | 'too-many-mx-hosts'
  | 'target-without-record'
  | 'obsolete-default'
  | 'dns-failure';

/** Ends the whole check. */
export interface SpfStop {
  readonly stop: 'temperror' | 'permerror' | 'ambiguous';
  readonly problem: SpfProblem;
}

/** Everything that the terms of one check share: who is asking, and how much has been looked up. */
export interface SpfSession {
  readonly resolver: DnsResolver;
  readonly ip: IpBytes;
  readonly sender: { readonly local: string; readonly domain: string };
  readonly helo: string;
  readonly receiver: string;
  readonly timestampSeconds: number;
  readonly maxVoidLookups: number;
  readonly deviations: SpfDeviations;
  lookups: number;
  voidLookups: number;
  /** The names of the client's address, looked up when a term first needs them; null until then. */
  validatedNames: Promise<readonly string[]> | null;
}

/** Counts one term that asks the DNS. */
export function countLookup(session: SpfSession): SpfStop | null {
  session.lookups += 1;
  return session.lookups > MAX_LOOKUPS ? { stop: 'permerror', problem: 'too-many-lookups' } : null;
}

/** Asks for records on behalf of a term; empty answers are counted and, past the limit, end the check. */
export async function fetchRecords(
  session: SpfSession,
  name: string,
  type: DnsRecordType,
): Promise<readonly DnsRecord[] | SpfStop> {
  const answer = isSpfQueryName(name)
    ? await queryFollowing(session.resolver, name, type)
    : ({ kind: 'absent', reason: 'nxdomain' } as const);
  if (answer.kind === 'failed') return { stop: 'temperror', problem: 'dns-failure' };
  const records = answer.kind === 'records' ? answer.records.filter((record) => record.type === type) : [];
  if (records.length > 0) return records;
  session.voidLookups += 1;
  return session.voidLookups > session.maxVoidLookups ? { stop: 'permerror', problem: 'too-many-void-lookups' } : [];
}

export function isStop(value: object | boolean | string | null): value is SpfStop {
  return typeof value === 'object' && value !== null && 'stop' in value;
}

/** A name that can be asked for: no empty label but the last, none over 63 characters, 253 in all. */
export function isSpfQueryName(name: string): boolean {
  const labels = name.replace(/\.$/, '').split('.');
  return name.length <= 254 && labels.every((label) => label.length > 0 && label.length <= 63);
}

/** Tells whether the client's address is among the records, within the prefix of its family. */
export function isClientAmong(
  session: SpfSession,
  records: readonly DnsRecord[],
  prefixes: { readonly prefix4: number; readonly prefix6: number },
): boolean {
  const prefix = session.ip.length === 4 ? prefixes.prefix4 : prefixes.prefix6;
  return records.some((record) => {
    const address = record.type === 'A' || record.type === 'AAAA' ? readIp(record.address) : null;
    return address !== null && isSameNetwork(address, session.ip, prefix);
  });
}

/** The address record type of the client's family. */
export function addressType(session: SpfSession): 'A' | 'AAAA' {
  return session.ip.length === 4 ? 'A' : 'AAAA';
}
