import type { EncodedQuery } from './dns-query.js';
import type { PendingQuery } from './pending-query.js';
import type { Transmission, TransmissionChannel } from './transmission.js';
import type { UpstreamServer } from './upstream-server.js';

/** One transmission of a question to one server. */
export class Attempt implements Transmission {
  readonly wire: Buffer;
  readonly questionEnd: number;
  /** The UDP socket that it left through; none over TCP, where the server's pool knows it. */
  socket: TransmissionChannel | undefined;
  id = 0;
  /** It was not answered in time, or not with an answer. */
  failure: 'lost' | 'refused' | undefined;

  constructor(
    readonly query: PendingQuery,
    readonly server: UpstreamServer,
    { wire, questionEnd }: EncodedQuery,
    readonly path: { readonly overTcp: boolean; readonly edns: boolean },
    readonly sentAtMs: number,
  ) {
    this.wire = wire;
    this.questionEnd = questionEnd;
  }
}
