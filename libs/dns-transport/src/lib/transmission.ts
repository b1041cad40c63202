/** A query on its way, as the sockets see it. */
export interface Transmission {
  /** The query as sent, its id apart: each socket writes one of its own. */
  readonly wire: Buffer;
  /** Where its question ends. */
  readonly questionEnd: number;
}

/** Who is told what came of transmissions. */
export interface TransmissionListener<Sent extends Transmission> {
  /** A response to exactly this question, from the server that was asked. */
  onResponse(sent: Sent, wire: Buffer, sectionsAt: number): void;
  /** The question came back in other letters over UDP: to be asked again over TCP. */
  onOtherLetters(sent: Sent): void;
  /** The socket said that the server cannot be reached, or the connection ended. */
  onUnreachable(sent: Sent): void;
  /** A packet that answers nothing which was asked. */
  onIgnored(): void;
}

/** A socket that knows queries by their ids. */
export interface TransmissionChannel {
  /** The query is settled: a later response to it answers nothing. */
  forget(id: number): void;
}
