import { toWireName } from './name-key.js';
import type { NameKey } from './name-key.js';

/** RCODE values (RFC 1035 §4.1.1) and BADVERS, which needs the extended bits of OPT (RFC 6891 §6.1.3). */
export const RCODES = { noerror: 0, formerr: 1, servfail: 2, nxdomain: 3, notimp: 4, refused: 5, badvers: 16 } as const;

/** One encoded record; `owner` null is the name that was asked for. */
export interface OwnedRecord {
  readonly owner: NameKey | null;
  readonly afterOwner: Buffer;
}

/** What a question gets, apart from the bytes that depend on the one who asks (id, letter case, EDNS). */
export interface Reply {
  readonly rcode: number;
  readonly authoritative: boolean;
  readonly authenticated: boolean;
  readonly answers: readonly OwnedRecord[];
  readonly authorities: readonly OwnedRecord[];
  /** Both sections, encoded. */
  readonly body: Buffer;
  /** Never answered at all. */
  readonly silent: boolean;
  readonly truncateUdp: boolean;
  readonly delayMs: number;
}

const POINTER_TO_QUESTION = Buffer.from([0xc0, 0x0c]);

const EMPTY_REPLY: Reply = {
  rcode: RCODES.noerror,
  authoritative: false,
  authenticated: false,
  answers: [],
  authorities: [],
  body: Buffer.alloc(0),
  silent: false,
  truncateUdp: false,
  delayMs: 0,
};

export const SERVFAIL: Reply = { ...EMPTY_REPLY, rcode: RCODES.servfail };
export const REFUSED: Reply = { ...EMPTY_REPLY, rcode: RCODES.refused };
export const FORMERR: Reply = { ...EMPTY_REPLY, rcode: RCODES.formerr };
export const NOTIMP: Reply = { ...EMPTY_REPLY, rcode: RCODES.notimp };
export const BADVERS: Reply = { ...EMPTY_REPLY, rcode: RCODES.badvers };
/** What a server says of a zone that was delegated to it by mistake: nothing at all, and not with authority. */
export const LAME: Reply = EMPTY_REPLY;
export const SILENT: Reply = { ...EMPTY_REPLY, silent: true };

/** An authoritative reply with its sections encoded once. */
export function toReply(
  parts: Pick<Reply, 'answers'> & Partial<Pick<Reply, 'rcode' | 'authorities' | 'authenticated'>>,
): Reply {
  const authorities = parts.authorities ?? [];
  const body = Buffer.concat(
    [...parts.answers, ...authorities].flatMap(({ owner, afterOwner }) => [
      owner === null ? POINTER_TO_QUESTION : toWireName(owner),
      afterOwner,
    ]),
  );
  return { ...EMPTY_REPLY, authoritative: true, ...parts, authorities, body };
}
