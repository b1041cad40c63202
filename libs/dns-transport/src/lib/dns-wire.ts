import type { DnsRecordType } from '@hunter/core-dns';

/** The numbers of the message format (RFC 1035 §4.1.1, RFC 6891). */
export const HEADER_BYTES = 12;

export const FLAG_RESPONSE = 0x8000;
export const FLAG_AUTHORITATIVE = 0x0400;
export const FLAG_TRUNCATED = 0x0200;
export const FLAG_RECURSION_AVAILABLE = 0x0080;
export const FLAG_AUTHENTIC = 0x0020;
export const OPCODE_MASK = 0x7800;
export const RCODE_MASK = 0xf;

export const TYPE_CODES: Readonly<Record<DnsRecordType, number>> = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
};
export const TYPE_OPT = 41;

/** A 16-bit number; the caller has made sure that the bytes are there. */
export function readUint16(wire: Buffer, at: number): number {
  return ((wire[at] ?? 0) << 8) | (wire[at + 1] ?? 0);
}
