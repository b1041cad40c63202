import type { OptAnswer } from 'dns-packet';
import { AUTHENTIC_DATA, encode, RECURSION_DESIRED } from 'dns-packet';
import type { DnsRecordType } from '@hunter/core-dns';
import { randomUint16 } from './random.js';

/** The largest UDP answer that crosses the usual networks without fragments (DNS flag day 2020). */
const UDP_PAYLOAD_BYTES = 1232;
const HEADER_BYTES = 12;
/** Type and class behind the name. */
const QUESTION_TAIL_BYTES = 4;
const OPT_BYTES = 11;

const OPT: OptAnswer = {
  name: '.',
  type: 'OPT',
  udpPayloadSize: UDP_PAYLOAD_BYTES,
  extendedRcode: 0,
  ednsVersion: 0,
  flags: 0,
  flag_do: false,
  options: [],
};

/** Tells whether a name fits the wire: printable ASCII, labels of 1–63 bytes, 253 in all (RFC 1035 §2.3.4). */
export function isQueryName(name: string): boolean {
  if (name.length > 253) return false;
  let labelLength = 0;
  for (let at = 0; at < name.length; at += 1) {
    const code = name.charCodeAt(at);
    if (code === 0x2e) {
      if (labelLength === 0) return false;
      labelLength = 0;
    } else {
      labelLength += 1;
      if (labelLength > 63 || code < 0x20 || code > 0x7e) return false;
    }
  }
  return labelLength > 0;
}

/**
 * Writes a query: recursion wanted, AD bit understood (RFC 6840 §5.7), EDNS0 unless the server cannot take it, and the
 * letters of the name in random case, so that a forged answer has to guess them too ("0x20").
 */
export function encodeQuery(
  name: string,
  type: DnsRecordType,
  options: { readonly edns: boolean; readonly randomCase: boolean },
): Buffer {
  const size = HEADER_BYTES + name.length + 2 + QUESTION_TAIL_BYTES + (options.edns ? OPT_BYTES : 0);
  // A slice of Node's buffer pool: memory of its own for every query would keep the garbage collector busy.
  const wire = encode(
    {
      id: 0,
      type: 'query',
      flags: RECURSION_DESIRED | AUTHENTIC_DATA,
      questions: [{ name, type }],
      additionals: options.edns ? [OPT] : [],
    },
    Buffer.allocUnsafe(size),
    0,
  );
  if (options.randomCase) randomizeCase(wire);
  return wire;
}

/** The end of the (only) question of a query that this module wrote. */
export function questionEnd(query: Buffer): number {
  let at = HEADER_BYTES;
  while (at < query.length && query[at] !== 0) at += (query[at] ?? 0) + 1;
  return at + 1 + QUESTION_TAIL_BYTES;
}

function randomizeCase(query: Buffer): void {
  let bits = 0;
  let left = 0;
  for (let at = HEADER_BYTES; query[at] !== 0; ) {
    const end = at + (query[at] ?? 0);
    for (at += 1; at <= end; at += 1) {
      const lower = (query[at] ?? 0) | 0x20;
      if (lower < 0x61 || lower > 0x7a) continue;
      if (left === 0) {
        bits = randomUint16();
        left = 16;
      }
      query[at] = (bits & 1) === 1 ? lower & ~0x20 : lower;
      bits >>= 1;
      left -= 1;
    }
  }
}
