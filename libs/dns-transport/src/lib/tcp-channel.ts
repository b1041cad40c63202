import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { HEADER_BYTES, readUint16 } from './dns-wire.js';
import { isResponse, matchQuestion } from './match-response.js';
import { randomUint16 } from './random.js';
import type { ServerAddress } from './server-address.js';
import type { Transmission, TransmissionChannel, TransmissionListener } from './transmission.js';

/** An unused connection is given back to the server after this long (RFC 7766 §6.2.3). */
const IDLE_MS = 2000;
const LENGTH_BYTES = 2;

/**
 * One TCP connection to a server, which many queries share at the same time (RFC 7766 §6.2.1.1). Letter case does not
 * matter here: nobody can slip a packet into a connection.
 */
export class TcpChannel<Sent extends Transmission> implements TransmissionChannel {
  private readonly outstanding = new Map<number, Sent>();
  private readonly socket: Socket;
  private received: Buffer = Buffer.alloc(0);
  private isCorked = false;
  /** A query was given up on it: the connection may be dead, so it takes no more. */
  isSpent = false;
  answered = 0;

  constructor(
    address: ServerAddress,
    private readonly listener: TransmissionListener<Sent>,
    private readonly onClosed: (channel: TcpChannel<Sent>, unanswered: readonly Sent[]) => void,
  ) {
    this.socket = connect({ host: address.host, port: address.port, noDelay: true });
    this.socket.setTimeout(IDLE_MS, () => {
      if (this.outstanding.size === 0) this.socket.destroy();
    });
    this.socket.on('data', (chunk) => {
      this.receive(chunk);
    });
    // An error is followed by 'close', which says all that matters.
    this.socket.on('error', () => this.socket.destroy());
    this.socket.on('end', () => this.socket.destroy());
    this.socket.on('close', () => {
      this.isSpent = true;
      const unanswered = [...this.outstanding.values()];
      this.outstanding.clear();
      this.onClosed(this, unanswered);
    });
    this.socket.unref();
  }

  get load(): number {
    return this.outstanding.size;
  }

  /** Sends under a fresh random id; what is sent in one turn of the event loop leaves in one piece. */
  send(transmission: Sent): number {
    let id = randomUint16();
    while (this.outstanding.has(id)) id = randomUint16();
    this.outstanding.set(id, transmission);
    const { wire } = transmission;
    const frame = Buffer.allocUnsafe(LENGTH_BYTES + wire.length);
    frame.writeUInt16BE(wire.length, 0);
    wire.copy(frame, LENGTH_BYTES);
    frame.writeUInt16BE(id, LENGTH_BYTES);
    if (!this.isCorked) {
      this.isCorked = true;
      this.socket.cork();
      process.nextTick(() => {
        this.isCorked = false;
        this.socket.uncork();
      });
    }
    this.socket.write(frame);
    return id;
  }

  forget(id: number): void {
    if (!this.outstanding.delete(id)) return;
    this.isSpent = true;
    if (this.outstanding.size === 0) this.socket.destroy();
  }

  destroy(): void {
    this.outstanding.clear();
    this.socket.destroy();
  }

  private receive(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    let at = 0;
    while (this.received.length - at >= LENGTH_BYTES) {
      const end = at + LENGTH_BYTES + readUint16(this.received, at);
      if (end > this.received.length) break;
      this.readFrame(this.received.subarray(at + LENGTH_BYTES, end));
      at = end;
    }
    this.received = this.received.subarray(at);
  }

  private readFrame(wire: Buffer): void {
    const id = isResponse(wire) ? readUint16(wire, 0) : -1;
    const sent = this.outstanding.get(id);
    const match = sent === undefined ? 'different' : matchQuestion(wire, sent);
    if (sent === undefined || match === 'different') {
      this.listener.onIgnored();
      return;
    }
    this.outstanding.delete(id);
    this.answered += 1;
    this.listener.onResponse(sent, wire, match === 'left-out' ? HEADER_BYTES : sent.questionEnd);
  }
}
