import type { Question } from './read-question.js';
import type { Reply } from './reply.js';

export type Transport = 'udp' | 'tcp';

/** The largest UDP answer sent, whatever the asker claims to take: fits one Ethernet frame (RFC 9715). */
const MAX_UDP_BYTES = 1400;
const MIN_UDP_BYTES = 512;
const OUR_UDP_PAYLOAD = 1232;
const HEADER_BYTES = 12;
const OPT_BYTES = 11;

const FLAG_QR = 0x8000;
const FLAG_AA = 0x0400;
const FLAG_TC = 0x0200;
const FLAG_RD = 0x0100;
const FLAG_RA = 0x0080;
const FLAG_AD = 0x0020;
const FLAG_CD = 0x0010;

export interface ResponseOptions {
  readonly transport: Transport;
  readonly recursionAvailable: boolean;
  /** An injected fault: TC on UDP although the answer would fit. */
  readonly forceTruncation?: boolean;
}

function toFlags(question: Question, reply: Reply, truncated: boolean, recursionAvailable: boolean): number {
  return (
    FLAG_QR |
    (question.opcode << 11) |
    (reply.authoritative ? FLAG_AA : 0) |
    (truncated ? FLAG_TC : 0) |
    (question.recursionDesired ? FLAG_RD : 0) |
    (recursionAvailable ? FLAG_RA : 0) |
    (reply.authenticated && !truncated ? FLAG_AD : 0) |
    (question.checkingDisabled ? FLAG_CD : 0) |
    (reply.rcode & 0xf)
  );
}

function writeOpt(response: Buffer, at: number, rcode: number, dnssecOk: boolean): void {
  response[at] = 0;
  response.writeUInt16BE(41, at + 1);
  response.writeUInt16BE(OUR_UDP_PAYLOAD, at + 3);
  response[at + 5] = rcode >> 4;
  response[at + 6] = 0;
  response.writeUInt16BE(dnssecOk ? 0x8000 : 0, at + 7);
  response.writeUInt16BE(0, at + 9);
}

/** Puts a ready reply behind the asker's own header and question, bytes unchanged so that letter case comes back. */
export function writeResponse(message: Buffer, question: Question, reply: Reply, options: ResponseOptions): Buffer {
  const { edns, end } = question;
  const optBytes = edns === null ? 0 : OPT_BYTES;
  const fullBytes = end + reply.body.length + optBytes;
  const limit = Math.min(Math.max(edns?.payloadBytes ?? MIN_UDP_BYTES, MIN_UDP_BYTES), MAX_UDP_BYTES);
  const truncated =
    options.transport === 'udp' && (reply.truncateUdp || options.forceTruncation === true || fullBytes > limit);
  const response = Buffer.allocUnsafe(truncated ? end + optBytes : fullBytes);
  message.copy(response, 0, 0, end);
  response.writeUInt16BE(toFlags(question, reply, truncated, options.recursionAvailable), 2);
  response.writeUInt16BE(1, 4);
  response.writeUInt16BE(truncated ? 0 : reply.answers.length, 6);
  response.writeUInt16BE(truncated ? 0 : reply.authorities.length, 8);
  response.writeUInt16BE(edns === null ? 0 : 1, 10);
  if (!truncated) reply.body.copy(response, end);
  if (edns !== null) writeOpt(response, response.length - OPT_BYTES, reply.rcode, edns.dnssecOk);
  return response;
}

/** FORMERR for a query whose question could not be read: only the header comes back. */
export function writeFormerr(message: Buffer): Buffer {
  const response = Buffer.alloc(HEADER_BYTES);
  message.copy(response, 0, 0, 2);
  response.writeUInt16BE(FLAG_QR | (message.readUInt16BE(2) & (0x7800 | FLAG_RD)) | 1, 2);
  return response;
}
