import type { DnsAnswer, DnsRecord, DnsRecordType } from '@hunter/core-dns';
import {
  FLAG_AUTHENTIC,
  FLAG_AUTHORITATIVE,
  FLAG_RECURSION_AVAILABLE,
  FLAG_TRUNCATED,
  RCODE_MASK,
  readUint16,
  TYPE_CODES,
  TYPE_OPT,
} from './dns-wire.js';
import type { WireRecord } from './wire-record.js';
import {
  findRecords,
  isOwnedByQuestion,
  isSoaWhole,
  readNameAt,
  readRecordData,
  readSoaMinimum,
  readTarget,
} from './wire-record.js';

/** What one response means to the query that it answers. */
export type DnsResponse =
  | {
      readonly kind: 'answer';
      readonly answer: DnsAnswer;
      readonly ttlSeconds: number;
      /** An absence that nobody vouches for: no SOA, and the server only repeats what it was told. */
      readonly isDoubtful: boolean;
    }
  /** `isEmpty`: nothing came with it, as when a server limits the rate of its responses. */
  | { readonly kind: 'truncated'; readonly isEmpty: boolean }
  | { readonly kind: 'edns-refused' }
  | { readonly kind: 'error'; readonly cause: 'servfail' | 'refused' | 'malformed' };

const MAX_RECORDS = 1000;
const MAX_ALIASES = 8;

const RCODE_FORMERR = 1;
const RCODE_NXDOMAIN = 3;
const RCODE_NOTIMP = 4;
const RCODE_REFUSED = 5;

const MALFORMED: DnsResponse = { kind: 'error', cause: 'malformed' };
const SERVFAIL: DnsResponse = { kind: 'error', cause: 'servfail' };
const NO_ALIASES = { aliases: [] as readonly string[], ttlSeconds: Infinity };

/**
 * Reads a response whose id and question have been checked already. The bytes are untrusted: whatever does not decode
 * is `malformed`, and only a definite "no" (NXDOMAIN, or NODATA that is no referral) becomes an absence.
 *
 * @param sectionsAt where the answer section begins, right behind the question
 */
export function readResponse(wire: Buffer, sectionsAt: number, name: string, type: DnsRecordType): DnsResponse {
  const flags = readUint16(wire, 2);
  const rcode = flags & RCODE_MASK;
  if (rcode === RCODE_FORMERR || rcode === RCODE_NOTIMP) return { kind: 'edns-refused' };
  if (rcode === RCODE_REFUSED) return { kind: 'error', cause: 'refused' };
  if (rcode !== 0 && rcode !== RCODE_NXDOMAIN) return SERVFAIL;
  if ((flags & FLAG_TRUNCATED) !== 0) return { kind: 'truncated', isEmpty: readUint16(wire, 6) === 0 };
  try {
    return readSections({ wire, sectionsAt, name, type, flags });
  } catch {
    // The decoders throw on any broken name or record.
    return MALFORMED;
  }
}

interface Message {
  readonly wire: Buffer;
  readonly sectionsAt: number;
  readonly name: string;
  readonly type: DnsRecordType;
  readonly flags: number;
}

/** The other sections matter only where the answer section has no answer: they tell NODATA from a referral. */
function readSections(message: Message): DnsResponse {
  const { wire, sectionsAt, type, flags } = message;
  const count = readUint16(wire, 6);
  if (count + readUint16(wire, 8) + readUint16(wire, 10) > MAX_RECORDS) return MALFORMED;
  const answers = findRecords(wire, sectionsAt, count);
  if (answers === null) return MALFORMED;
  const chain = type === 'CNAME' ? { end: message.name, ...NO_ALIASES } : followAliases(answers, message);
  if (chain === null) return MALFORMED;
  const owned = answers.filter((record) => record.type === TYPE_CODES[type] && ownerOf(record, message) === chain.end);
  if (owned.length === 0) return readAbsence(message, answers, chain);
  let ttlSeconds = chain.ttlSeconds;
  const records: DnsRecord[] = [];
  for (const record of owned) {
    const data = readRecordData(wire, record);
    if (data === null || !record.isInternet) return MALFORMED;
    records.push(data);
    ttlSeconds = Math.min(ttlSeconds, toTtl(record));
  }
  const authenticated = (flags & FLAG_AUTHENTIC) !== 0;
  return {
    kind: 'answer',
    answer: { kind: 'records', records, authenticated, aliases: chain.aliases },
    ttlSeconds,
    isDoubtful: false,
  };
}

interface AliasChain {
  /** The name whose records are the answer. */
  readonly end: string;
  readonly aliases: readonly string[];
  readonly ttlSeconds: number;
}

function followAliases(answers: readonly WireRecord[], message: Message): AliasChain | null {
  if (!answers.some(isAlias)) return { end: message.name, ...NO_ALIASES };
  const aliases: string[] = [];
  let end = message.name;
  let ttlSeconds = Infinity;
  for (;;) {
    const alias = answers.find((record) => isAlias(record) && ownerOf(record, message) === end);
    if (alias === undefined) return { end, aliases, ttlSeconds };
    end = readTarget(message.wire, alias);
    if (end === message.name || aliases.includes(end) || aliases.length >= MAX_ALIASES) return null;
    aliases.push(end);
    ttlSeconds = Math.min(ttlSeconds, toTtl(alias));
  }
}

/** What the response says when it holds no record of the wanted type at the end of its aliases. */
function readAbsence(message: Message, answers: readonly WireRecord[], chain: AliasChain): DnsResponse {
  const { wire, flags } = message;
  const authoritiesAt = answers.at(-1)?.end ?? message.sectionsAt;
  const authorities = findRecords(wire, authoritiesAt, readUint16(wire, 8));
  if (authorities === null) return MALFORMED;
  const additionals = findRecords(wire, authorities.at(-1)?.end ?? authoritiesAt, readUint16(wire, 10));
  if (additionals === null) return MALFORMED;
  if (hasExtendedRcode(additionals)) return { kind: 'edns-refused' };
  const soa = authorities.find((record) => record.type === TYPE_CODES.SOA && isAbove(record, chain, message));
  // A broken SOA vouches for nothing.
  if (soa !== undefined && !isSoaWhole(wire, soa)) return MALFORMED;
  // Records of some other name are no answer, and no proof that ours has none.
  if (answers.length > 0 && chain.aliases.length === 0 && soa === undefined) return MALFORMED;
  const isNxdomain = (flags & RCODE_MASK) === RCODE_NXDOMAIN;
  const authenticated = (flags & FLAG_AUTHENTIC) !== 0;
  if (soa === undefined && !isNxdomain) {
    // An authoritative server gives the alias alone; core-dns asks on at its target.
    if (chain.aliases.length > 0) return toAliasAnswer(chain, authenticated);
    // NS without SOA and without an answer is a referral: a server that does not recurse sends us elsewhere.
    if (authorities.some(({ type }) => type === TYPE_CODES.NS)) return SERVFAIL;
  }
  // Neither the zone's own server nor a resolver: it was sent questions that it knows nothing about (a lame delegation).
  if (soa === undefined && (flags & (FLAG_AUTHORITATIVE | FLAG_RECURSION_AVAILABLE)) === 0) return SERVFAIL;
  return {
    kind: 'answer',
    answer: { kind: 'absent', reason: isNxdomain ? 'nxdomain' : 'nodata', aliases: chain.aliases },
    ttlSeconds: soa === undefined ? 0 : Math.min(chain.ttlSeconds, toTtl(soa), readSoaMinimum(wire, soa)),
    isDoubtful: soa === undefined && !isNxdomain && (flags & FLAG_AUTHORITATIVE) === 0,
  };
}

function toAliasAnswer({ end, aliases, ttlSeconds }: AliasChain, authenticated: boolean): DnsResponse {
  const answer: DnsAnswer = { kind: 'records', records: [{ type: 'CNAME', target: end }], authenticated, aliases };
  return { kind: 'answer', answer, ttlSeconds, isDoubtful: false };
}

/** The upper bits of the response code, which EDNS carries (RFC 6891 §6.1.3). */
function hasExtendedRcode(additionals: readonly WireRecord[]): boolean {
  const opt = additionals.find(({ type }) => type === TYPE_OPT);
  return opt !== undefined && opt.ttl >= 0x1000000;
}

/** An SOA vouches only for names of its own zone (RFC 2308 §2). */
function isAbove(soa: WireRecord, { end }: AliasChain, message: Message): boolean {
  const zone = ownerOf(soa, message);
  return zone === end || zone === '.' || end.endsWith(`.${zone}`);
}

function isAlias({ type }: WireRecord): boolean {
  return type === TYPE_CODES.CNAME;
}

function ownerOf(record: WireRecord, { wire, name }: Message): string {
  return isOwnedByQuestion(wire, record) ? name : readNameAt(wire, record.ownerAt);
}

/** A TTL with the top bit set counts as zero (RFC 2181 §8). */
function toTtl({ ttl }: WireRecord): number {
  return ttl > 0x7fffffff ? 0 : ttl;
}
