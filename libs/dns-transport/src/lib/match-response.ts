import { FLAG_RESPONSE, HEADER_BYTES, OPCODE_MASK, RCODE_MASK, readUint16 } from './dns-wire.js';
import type { Transmission } from './transmission.js';

export type QuestionMatch =
  | 'same'
  /** The same name in other letters than it was asked in. */
  | 'other-letters'
  /** An error response may leave the question out; any other has to repeat it. */
  | 'left-out'
  | 'different';

/** Whether a message is a response at all, to an ordinary query. */
export function isResponse(wire: Buffer): boolean {
  return wire.length >= HEADER_BYTES && (readUint16(wire, 2) & (FLAG_RESPONSE | OPCODE_MASK)) === FLAG_RESPONSE;
}

/** Compares the question of a response with the one that was sent, type and class included. */
export function matchQuestion(wire: Buffer, sent: Transmission): QuestionMatch {
  const count = readUint16(wire, 4);
  if (count === 0) return (readUint16(wire, 2) & RCODE_MASK) === 0 ? 'different' : 'left-out';
  const { wire: query, questionEnd } = sent;
  if (count !== 1 || wire.length < questionEnd) return 'different';
  let match: QuestionMatch = 'same';
  for (let at = HEADER_BYTES; at < questionEnd; at += 1) {
    const [got, wanted] = [wire[at] ?? 0, query[at] ?? 0];
    if (got === wanted) continue;
    if (toLower(got) !== toLower(wanted)) return 'different';
    match = 'other-letters';
  }
  return match;
}

function toLower(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code | 0x20 : code;
}
