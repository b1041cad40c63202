import { createFaultPicker, NO_FAULTS } from './faults.js';
import type { Faults } from './faults.js';
import type { Forwarder } from './forwarder.js';
import type { NameTable } from './name-table.js';
import { readQuestion } from './read-question.js';
import type { Question } from './read-question.js';
import { BADVERS, LAME, NOTIMP, REFUSED, SERVFAIL } from './reply.js';
import type { Reply } from './reply.js';
import { writeFormerr, writeResponse } from './write-response.js';
import type { Transport } from './write-response.js';

export interface Responder {
  /** Calls `send` once, never, or later, as the zone and the faults say. */
  answer(message: Buffer, transport: Transport, send: (response: Buffer) => void): void;
  setFaults(faults: Faults): void;
  readonly counts: QueryCounts;
}

export interface QueryCounts {
  queries: number;
  answered: number;
  forwarded: number;
}

export interface ResponderOptions {
  /** Asked in order; the first that holds the name answers. */
  readonly tables: readonly NameTable[];
  /**
   * Records outside the tables that the tables refer to. What is written down wins over every resolver, so that the zone
   * reads the same with internet, without it, and behind a resolver that denies what it does not know; anything else about
   * those names is theirs to answer only when nobody else does.
   */
  readonly standIns: NameTable | null;
  readonly forwarder: Forwarder | null;
  readonly faults: Faults;
  readonly seed: number;
}

const FAULTY_REPLIES: Readonly<Partial<Record<string, Reply>>> = { servfail: SERVFAIL, refused: REFUSED, lame: LAME };
const CLASS_IN = 1;
const TYPE_ANY = 255;
const GARBAGE = Buffer.from([0xde, 0xad, 0xbe, 0xef, 0xff, 0xff, 0xff]);

export function createResponder(options: ResponderOptions): Responder {
  const { tables, standIns, forwarder, seed } = options;
  const recursionAvailable = forwarder !== null;
  const counts: QueryCounts = { queries: 0, answered: 0, forwarded: 0 };
  let faults = NO_FAULTS;
  let pickFault = createFaultPicker(NO_FAULTS, seed);
  const setFaults = (next: Faults) => {
    faults = next;
    pickFault = createFaultPicker(next, seed);
  };
  setFaults(options.faults);

  const findReply = (question: Question): Reply | undefined => {
    if (question.opcode !== 0 || question.type === TYPE_ANY) return NOTIMP;
    if (question.class !== CLASS_IN) return REFUSED;
    if (question.edns !== null && question.edns.version !== 0) return BADVERS;
    for (const table of tables) {
      const reply = table.reply(question.key, question.type);
      if (reply !== undefined) return reply;
    }
    return standIns?.states(question.key, question.type) === true
      ? standIns.reply(question.key, question.type)
      : undefined;
  };

  const respond = (message: Buffer, question: Question, reply: Reply, transport: Transport, send: Send): void => {
    if (reply.silent) return;
    const fault = pickFault();
    if (fault === 'silent' || (fault === 'drop' && transport === 'udp')) return;
    const isGarbage = fault === 'garbage' && transport === 'udp';
    const response = isGarbage
      ? GARBAGE
      : writeResponse(message, question, FAULTY_REPLIES[fault ?? 'none'] ?? reply, {
          transport,
          recursionAvailable,
          forceTruncation: fault === 'truncate',
        });
    counts.answered++;
    const delayMs = reply.delayMs + faults.delayMs;
    if (delayMs === 0) send(response);
    else setTimeout(send, delayMs, response);
  };

  const answerOutside = async (message: Buffer, question: Question, transport: Transport, send: Send) => {
    const forwarded = forwarder === null ? null : await forwarder.forward(message, transport);
    if (forwarded !== null) {
      counts.forwarded++;
      counts.answered++;
      send(forwarded);
      return;
    }
    const reply = standIns?.reply(question.key, question.type) ?? (forwarder === null ? REFUSED : SERVFAIL);
    respond(message, question, reply, transport, send);
  };

  return {
    counts,
    setFaults,
    answer(message, transport, send) {
      counts.queries++;
      const question = readQuestion(message);
      if (question === 'ignore') return;
      if (question === 'malformed') {
        counts.answered++;
        send(writeFormerr(message));
        return;
      }
      const reply = findReply(question);
      if (reply !== undefined) respond(message, question, reply, transport, send);
      // The receive buffer belongs to this packet alone (dgram allocates one per message), so it may be kept.
      else void answerOutside(message, question, transport, send);
    },
  };
}

type Send = (response: Buffer) => void;
