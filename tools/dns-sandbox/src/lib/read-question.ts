import type { NameKey } from './name-key.js';

export interface Question {
  readonly id: number;
  readonly opcode: number;
  readonly recursionDesired: boolean;
  readonly checkingDisabled: boolean;
  readonly key: NameKey;
  readonly type: number;
  readonly class: number;
  /** Where the question section ends in the message. */
  readonly end: number;
  /** The asker's OPT record (RFC 6891), if it sent one. */
  readonly edns: { readonly payloadBytes: number; readonly version: number; readonly dnssecOk: boolean } | null;
}

const HEADER_BYTES = 12;
const OPT_TYPE = 41;
const OPT_FIXED_BYTES = 11;

/** `ignore`: nothing to answer (a response, or no header). `malformed`: a query, but not one well-formed question. */
export type QuestionReading = Question | 'ignore' | 'malformed';

function readEdns(message: Buffer, at: number): Question['edns'] {
  const isOpt =
    message.length >= at + OPT_FIXED_BYTES && message[at] === 0 && message.readUInt16BE(at + 1) === OPT_TYPE;
  if (!isOpt) return null;
  return {
    payloadBytes: message.readUInt16BE(at + 3),
    version: message.readUInt8(at + 6),
    dnssecOk: (message.readUInt8(at + 7) & 0x80) !== 0,
  };
}

/** Reads the one question of a query, by hand because this runs for every packet. Names in questions are never compressed. */
export function readQuestion(message: Buffer): QuestionReading {
  if (message.length < HEADER_BYTES) return 'ignore';
  const flags = message.readUInt16BE(2);
  if ((flags & 0x8000) !== 0) return 'ignore';
  if (message.readUInt16BE(4) !== 1) return 'malformed';
  let at = HEADER_BYTES;
  for (;;) {
    const length = message[at];
    if (length === undefined || length > 63) return 'malformed';
    if (length === 0) break;
    at += length + 1;
    if (at - HEADER_BYTES > 254) return 'malformed';
  }
  if (message.length < at + 5) return 'malformed';
  const end = at + 5;
  const hasOnlyAdditional =
    message.readUInt16BE(6) === 0 && message.readUInt16BE(8) === 0 && message.readUInt16BE(10) > 0;
  return {
    id: message.readUInt16BE(0),
    opcode: (flags >> 11) & 0xf,
    recursionDesired: (flags & 0x0100) !== 0,
    checkingDisabled: (flags & 0x0010) !== 0,
    key: message.toString('latin1', HEADER_BYTES, at).toLowerCase(),
    type: message.readUInt16BE(at + 1),
    class: message.readUInt16BE(at + 3),
    end,
    edns: hasOnlyAdditional ? readEdns(message, end) : null,
  };
}
