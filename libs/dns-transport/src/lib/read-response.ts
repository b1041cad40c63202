import type { Answer } from 'dns-packet';
import { answer as answerCodec } from 'dns-packet';
import './dns-packet-sections.js';
import type { DnsAnswer, DnsRecord, DnsRecordType } from '@hunter/core-dns';

/** What one response means to the query that it answers. */
export type DnsResponse =
  | { readonly kind: 'answer'; readonly answer: DnsAnswer; readonly ttlSeconds: number }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'edns-refused' }
  | { readonly kind: 'error'; readonly cause: 'servfail' | 'refused' | 'malformed' };

export const HEADER_BYTES = 12;
const MAX_RECORDS = 1000;
const MAX_ALIASES = 8;

const RCODE_FORMERR = 1;
const RCODE_NXDOMAIN = 3;
const RCODE_NOTIMP = 4;
const RCODE_REFUSED = 5;

interface Sections {
  readonly answers: readonly Answer[];
  readonly authorities: readonly Answer[];
  /** The upper bits of the response code, which EDNS carries (RFC 6891 §6.1.3). */
  readonly extendedRcode: number;
}

/**
 * Reads a response whose id and question have been checked already. The bytes are untrusted: whatever does not decode
 * is `malformed`, and only a definite "no" (NXDOMAIN, or NODATA that is not a referral) becomes an absence.
 *
 * @param sectionsAt where the answer section begins, right behind the question
 */
export function readResponse(wire: Buffer, sectionsAt: number, name: string, type: DnsRecordType): DnsResponse {
  const flags = wire.readUInt16BE(2);
  const rcode = flags & 0xf;
  if (rcode === RCODE_FORMERR || rcode === RCODE_NOTIMP) return { kind: 'edns-refused' };
  if (rcode === RCODE_REFUSED) return { kind: 'error', cause: 'refused' };
  if (rcode !== 0 && rcode !== RCODE_NXDOMAIN) return { kind: 'error', cause: 'servfail' };
  if ((flags & 0x0200) !== 0) return { kind: 'truncated' };
  const sections = decodeSections(wire, sectionsAt);
  if (sections === null) return { kind: 'error', cause: 'malformed' };
  if (sections.extendedRcode !== 0) return { kind: 'edns-refused' };
  return readSections(sections, {
    name,
    type,
    nxdomain: rcode === RCODE_NXDOMAIN,
    authenticated: (flags & 0x20) !== 0,
  });
}

/** The other sections matter only where the answer section has no answer: they tell NODATA from a referral. */
function decodeSections(wire: Buffer, sectionsAt: number): Sections | null {
  const counts = [wire.readUInt16BE(6), wire.readUInt16BE(8), wire.readUInt16BE(10)] as const;
  if (counts[0] + counts[1] + counts[2] > MAX_RECORDS) return null;
  const answers = decodeRecords(wire, sectionsAt, counts[0]);
  if (answers === null) return null;
  if (answers.records.length > 0 && !areAllAliases(answers.records)) {
    return { answers: answers.records, authorities: [], extendedRcode: 0 };
  }
  const authorities = decodeRecords(wire, answers.end, counts[1]);
  if (authorities === null) return null;
  const additionals = decodeRecords(wire, authorities.end, counts[2]);
  if (additionals === null) return null;
  const opt = additionals.records.find((record) => record.type === 'OPT');
  const extendedRcode = opt?.type === 'OPT' ? opt.extendedRcode : 0;
  return { answers: answers.records, authorities: authorities.records, extendedRcode };
}

function areAllAliases(records: readonly Answer[]): boolean {
  return records.every(({ type }) => type === 'CNAME');
}

function decodeRecords(wire: Buffer, start: number, count: number): { records: Answer[]; end: number } | null {
  const records: Answer[] = [];
  let at = start;
  try {
    for (let index = 0; index < count; index += 1) {
      records.push(answerCodec.decode(wire, at));
      at += answerCodec.decode.bytes;
      if (!(at <= wire.length)) return null;
    }
  } catch {
    // dns-packet throws on any broken record; the caller reports the response as malformed.
    return null;
  }
  return { records, end: at };
}

interface Asked {
  readonly name: string;
  readonly type: DnsRecordType;
  readonly nxdomain: boolean;
  readonly authenticated: boolean;
}

function readSections({ answers, authorities }: Sections, asked: Asked): DnsResponse {
  const chain = followAliases(answers, asked);
  if (chain === null) return { kind: 'error', cause: 'malformed' };
  const { aliases } = chain;
  const owned = answers.filter((record) => record.type === asked.type && toName(record.name) === chain.end);
  const records = owned.flatMap((record) => toRecord(record) ?? []);
  const soa = authorities.find((record) => record.type === 'SOA');
  if (records.length > 0) {
    const ttlSeconds = Math.min(chain.ttlSeconds, ...owned.map(toTtl));
    return {
      kind: 'answer',
      answer: { kind: 'records', records, authenticated: asked.authenticated, aliases },
      ttlSeconds,
    };
  }
  // Records of some other name are no answer, and no proof that ours has none.
  const unrelated = answers.length > 0 && aliases.length === 0 && soa === undefined;
  if (owned.length > 0 || unrelated) return { kind: 'error', cause: 'malformed' };
  if (!asked.nxdomain && soa === undefined) {
    // An authoritative server gives the alias alone; core-dns asks on at its target.
    if (aliases.length > 0) {
      const alias: DnsRecord = { type: 'CNAME', target: chain.end };
      const answer: DnsAnswer = { kind: 'records', records: [alias], authenticated: asked.authenticated, aliases };
      return { kind: 'answer', answer, ttlSeconds: chain.ttlSeconds };
    }
    // NS without SOA and without an answer is a referral: a server that does not recurse sends us elsewhere.
    if (authorities.some((record) => record.type === 'NS')) return { kind: 'error', cause: 'servfail' };
  }
  return {
    kind: 'answer',
    answer: { kind: 'absent', reason: asked.nxdomain ? 'nxdomain' : 'nodata', aliases },
    ttlSeconds: soa?.type === 'SOA' ? Math.min(chain.ttlSeconds, toTtl(soa), soa.data.minimum ?? 0) : 0,
  };
}

function followAliases(
  answers: readonly Answer[],
  asked: Asked,
): { end: string; aliases: readonly string[]; ttlSeconds: number } | null {
  const aliases: string[] = [];
  let end = asked.name;
  let ttlSeconds = Infinity;
  if (asked.type === 'CNAME') return { end, aliases, ttlSeconds };
  for (;;) {
    const alias = answers.find((record) => record.type === 'CNAME' && toName(record.name) === end);
    if (alias?.type !== 'CNAME') return { end, aliases, ttlSeconds };
    end = toName(alias.data);
    if (end === asked.name || aliases.includes(end) || aliases.length >= MAX_ALIASES) return null;
    aliases.push(end);
    ttlSeconds = Math.min(ttlSeconds, toTtl(alias));
  }
}

function toRecord(record: Answer): DnsRecord | null {
  switch (record.type) {
    case 'MX':
      return { type: 'MX', preference: record.data.preference ?? 0, exchange: toName(record.data.exchange) };
    case 'TXT':
      return { type: 'TXT', text: toText(record.data) };
    case 'A':
    case 'AAAA':
      return { type: record.type, address: record.data };
    case 'CNAME':
    case 'NS':
    case 'PTR':
      return { type: record.type, target: toName(record.data) };
    case 'SOA': {
      const { mname, rname, serial, minimum } = record.data;
      return { type: 'SOA', mname: toName(mname), rname: toName(rname), serial: serial ?? 0, minimum: minimum ?? 0 };
    }
    default:
      return null;
  }
}

/** Names are compared and handed on in lower case: the random case of the question echoes in them. */
function toName(name: string): string {
  return name.toLowerCase();
}

function toText(data: string | Buffer | readonly (string | Buffer)[]): string {
  const chunks = typeof data === 'string' || Buffer.isBuffer(data) ? [data] : data;
  return chunks.map((chunk) => (typeof chunk === 'string' ? chunk : chunk.toString('latin1'))).join('');
}

/** A TTL with the top bit set counts as zero (RFC 2181 §8). */
function toTtl(record: Answer): number {
  const ttl = 'ttl' in record ? (record.ttl ?? 0) : 0;
  return ttl > 0x7fffffff ? 0 : ttl;
}
