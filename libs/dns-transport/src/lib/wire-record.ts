import { aaaa, name as nameCodec, soa } from 'dns-packet';
import './dns-packet-codecs.js';
import type { DnsRecord } from '@hunter/core-dns';
import { HEADER_BYTES, readUint16, TYPE_CODES } from './dns-wire.js';

const POINTER_BITS = 0xc0;
const CLASS_IN = 1;
/** Type, class, TTL and length. */
const FIXED_BYTES = 10;
/** Serial, refresh, retry, expire and minimum. */
const SOA_NUMBER_BYTES = 20;

/** Where a resource record lies in a message; what it says is read only when it matters. */
export interface WireRecord {
  readonly ownerAt: number;
  readonly type: number;
  /** As sent; in an OPT record it holds something else. */
  readonly ttl: number;
  readonly isInternet: boolean;
  readonly dataAt: number;
  readonly end: number;
}

/** Finds so many records from `start` on; null when they do not fit into the message. */
export function findRecords(wire: Buffer, start: number, count: number): readonly WireRecord[] | null {
  const records: WireRecord[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    const fixedAt = skipName(wire, at);
    const dataAt = fixedAt + FIXED_BYTES;
    if (fixedAt < 0 || dataAt > wire.length) return null;
    const end = dataAt + readUint16(wire, dataAt - 2);
    if (end > wire.length) return null;
    records.push({
      ownerAt: at,
      type: readUint16(wire, fixedAt),
      isInternet: readUint16(wire, fixedAt + 2) === CLASS_IN,
      ttl: readUint16(wire, fixedAt + 4) * 0x10000 + readUint16(wire, fixedAt + 6),
      dataAt,
      end,
    });
    at = end;
  }
  return records;
}

/** Whether the owner is a plain pointer to the question: so is nearly every owner in an answer section. */
export function isOwnedByQuestion(wire: Buffer, { ownerAt }: WireRecord): boolean {
  return wire[ownerAt] === POINTER_BITS && wire[ownerAt + 1] === HEADER_BYTES;
}

/** Names are compared and handed on in lower case: the random case of the question echoes in them. */
export function readNameAt(wire: Buffer, at: number): string {
  return nameCodec.decode(wire, at).toLowerCase();
}

/** Reads the data of a record that holds nothing but a name, a CNAME for one. Throws when it is broken. */
export function readTarget(wire: Buffer, { dataAt, end }: WireRecord): string {
  return readNameUpTo(wire, dataAt, end);
}

/**
 * Decodes the data of a record of a type that Hunter asks for; null for any other. Throws when it is broken, and so it is
 * when it does not fill its length exactly (RFC 1035 §3.2.1): what follows belongs to another record.
 */
export function readRecordData(wire: Buffer, record: WireRecord): DnsRecord | null {
  const { type, dataAt, end } = record;
  switch (type) {
    case TYPE_CODES.MX:
      return { type: 'MX', preference: readUint16(wire, dataAt), exchange: readNameUpTo(wire, dataAt + 2, end) };
    case TYPE_CODES.TXT:
      return { type: 'TXT', text: readText(wire, dataAt, end) };
    case TYPE_CODES.A:
      if (end - dataAt !== 4) throw new RangeError('an IPv4 address has four bytes');
      return { type: 'A', address: wire.subarray(dataAt, end).join('.') };
    case TYPE_CODES.AAAA:
      if (end - dataAt !== 16) throw new RangeError('an IPv6 address has sixteen bytes');
      return { type: 'AAAA', address: aaaa.decode(wire, dataAt - 2) };
    case TYPE_CODES.CNAME:
      return { type: 'CNAME', target: readTarget(wire, record) };
    case TYPE_CODES.NS:
      return { type: 'NS', target: readTarget(wire, record) };
    case TYPE_CODES.PTR:
      return { type: 'PTR', target: readTarget(wire, record) };
    case TYPE_CODES.SOA: {
      const { mname, rname, serial, minimum } = soa.decode(wire, dataAt - 2);
      if (soa.decode.bytes !== end - dataAt + 2) throw new RangeError('an SOA does not end with its record');
      return { type: 'SOA', mname: mname.toLowerCase(), rname: rname.toLowerCase(), serial, minimum };
    }
    default:
      return null;
  }
}

/** Whether an SOA record holds its two names and five numbers, and nothing else (RFC 1035 §3.3.13). */
export function isSoaWhole(wire: Buffer, { dataAt, end }: WireRecord): boolean {
  const rnameAt = skipName(wire, dataAt);
  return rnameAt >= 0 && skipName(wire, rnameAt) + SOA_NUMBER_BYTES === end;
}

/** The minimum of a whole SOA record: its last field, whatever the names in front of it (RFC 1035 §3.3.13). */
export function readSoaMinimum(wire: Buffer, { end }: WireRecord): number {
  return readUint16(wire, end - 4) * 0x10000 + readUint16(wire, end - 2);
}

/** A name that is the last field of a record. The decoder knows no lengths and would read on into the next record. */
function readNameUpTo(wire: Buffer, at: number, end: number): string {
  const text = readNameAt(wire, at);
  if (nameCodec.decode.bytes !== end - at) throw new RangeError('a name does not end with its record');
  return text;
}

/**
 * Joins the strings of a TXT record, one at least (RFC 1035 §3.3.14), without anything between them, each byte as one
 * code unit.
 */
function readText(wire: Buffer, start: number, end: number): string {
  if (start === end) throw new RangeError('a text has one string at least');
  let text = '';
  for (let at = start; at < end; ) {
    const stringEnd = at + 1 + (wire[at] ?? 0);
    if (stringEnd > end) throw new RangeError('a string reaches beyond its record');
    text += wire.toString('latin1', at + 1, stringEnd);
    at = stringEnd;
  }
  return text;
}

/** Where a name ends in place, pointers not followed; -1 when it runs out of the message. */
function skipName(wire: Buffer, start: number): number {
  let at = start;
  while (at < wire.length) {
    const length = wire[at] ?? 0;
    if (length === 0) return at + 1;
    if ((length & POINTER_BITS) === POINTER_BITS) return at + 2;
    if ((length & POINTER_BITS) !== 0) return -1;
    at += length + 1;
  }
  return -1;
}
