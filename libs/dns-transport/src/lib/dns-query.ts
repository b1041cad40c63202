import type { OptAnswer } from 'dns-packet';
import { AUTHENTIC_DATA, encode, RECURSION_DESIRED } from 'dns-packet';
import type { DnsRecordType } from '@hunter/core-dns';
import { HEADER_BYTES, TYPE_CODES } from './dns-wire.js';
import { randomUint16 } from './random.js';

/** The largest UDP answer that crosses the usual networks without fragments (DNS flag day 2020). */
const UDP_PAYLOAD_BYTES = 1232;
/** Type and class behind the name. */
const QUESTION_TAIL_BYTES = 4;
const CLASS_IN = 1;
const DOT = 0x2e;

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

/** What every query begins and ends with, written once; between the two goes the question. */
const TEMPLATE = encode({
  id: 0,
  type: 'query',
  flags: RECURSION_DESIRED | AUTHENTIC_DATA,
  questions: [],
  additionals: [OPT],
});
const EDNS_TAIL = TEMPLATE.subarray(HEADER_BYTES);

/** A query as it goes over the wire, its id still zero. */
export interface EncodedQuery {
  readonly wire: Buffer;
  /** Where the question ends, in the query and in a response that repeats it. */
  readonly questionEnd: number;
}

/** Tells whether a name fits the wire: printable ASCII, labels of 1–63 bytes, 253 in all (RFC 1035 §2.3.4). */
export function isQueryName(name: string): boolean {
  if (name.length > 253) return false;
  let labelLength = 0;
  for (let at = 0; at < name.length; at += 1) {
    const code = name.charCodeAt(at);
    if (code === DOT) {
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
 *
 * @param name lower-case, as `isQueryName` wants it
 */
export function encodeQuery(
  name: string,
  type: DnsRecordType,
  options: { readonly edns: boolean; readonly randomCase: boolean },
): EncodedQuery {
  const questionEnd = HEADER_BYTES + name.length + 2 + QUESTION_TAIL_BYTES;
  // A slice of Node's buffer pool: memory of its own for every query would keep the garbage collector busy.
  const wire = Buffer.allocUnsafe(questionEnd + (options.edns ? EDNS_TAIL.length : 0));
  for (let at = 0; at < HEADER_BYTES; at += 1) wire[at] = TEMPLATE[at] ?? 0;
  wire[5] = 1;
  wire[11] = options.edns ? 1 : 0;
  const nameEnd = writeName(wire, name, options.randomCase);
  const code = TYPE_CODES[type];
  wire[nameEnd] = code >> 8;
  wire[nameEnd + 1] = code & 0xff;
  wire[nameEnd + 2] = 0;
  wire[nameEnd + 3] = CLASS_IN;
  if (options.edns) for (let at = 0; at < EDNS_TAIL.length; at += 1) wire[questionEnd + at] = EDNS_TAIL[at] ?? 0;
  return { wire, questionEnd };
}

/** Writes the labels behind the header and returns where they end. */
function writeName(wire: Buffer, name: string, randomCase: boolean): number {
  let lengthAt = HEADER_BYTES;
  let bits = 0;
  for (let index = 0; index < name.length; index += 1) {
    const at = HEADER_BYTES + 1 + index;
    let code = name.charCodeAt(index);
    if (code === DOT) {
      wire[lengthAt] = at - lengthAt - 1;
      lengthAt = at;
      continue;
    }
    if (randomCase && code >= 0x61 && code <= 0x7a) {
      // A one above the sixteen random bits tells when they are used up.
      if (bits <= 1) bits = randomUint16() | 0x10000;
      code -= (bits & 1) << 5;
      bits >>= 1;
    }
    wire[at] = code;
  }
  const end = HEADER_BYTES + 1 + name.length;
  wire[lengthAt] = end - lengthAt - 1;
  wire[end] = 0;
  return end + 1;
}
