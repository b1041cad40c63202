import type { Socket } from 'node:dgram';
import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { HEADER_BYTES, readUint16 } from './dns-wire.js';
import { isResponse, matchQuestion } from './match-response.js';
import { randomUint16 } from './random.js';
import type { ServerAddress } from './server-address.js';
import type { Transmission, TransmissionChannel, TransmissionListener } from './transmission.js';

/** Room for answers that arrive while the event loop is busy. */
const RECEIVE_BUFFER_BYTES = 4 * 1024 * 1024;
/** More outstanding ids than this on one socket would make guessing them easy. */
const MAX_OUTSTANDING = 8192;

/**
 * A UDP socket connected to one server: the kernel drops what comes from elsewhere. A response counts only when its id
 * is outstanding and its question is the one that was sent, letter case included.
 */
export class UdpSocket<Sent extends Transmission> implements TransmissionChannel {
  private readonly outstanding = new Map<number, Sent>();
  private socket: Socket | undefined;
  private connected = false;
  private onIdle: (() => void) | undefined;
  private opening: Promise<boolean> | undefined;
  /** Queries that have left through this port. */
  sent = 0;

  constructor(
    private readonly address: ServerAddress,
    private readonly listener: TransmissionListener<Sent>,
  ) {}

  get isReady(): boolean {
    return this.connected && this.outstanding.size < MAX_OUTSTANDING;
  }

  /** Opens the socket unless it is open; false when the server has no usable address. */
  open(): Promise<boolean> {
    this.opening ??= this.connect().then((isConnected) => {
      if (!isConnected) this.opening = undefined;
      return isConnected;
    });
    return this.opening;
  }

  /** Sends under a fresh random id, which stays outstanding until `forget`. */
  send(transmission: Sent): number {
    let id = randomUint16();
    while (this.outstanding.has(id)) id = randomUint16();
    this.outstanding.set(id, transmission);
    transmission.wire[0] = id >> 8;
    transmission.wire[1] = id & 0xff;
    this.sent += 1;
    this.socket?.send(transmission.wire);
    return id;
  }

  forget(id: number): void {
    this.outstanding.delete(id);
    if (this.outstanding.size === 0) this.onIdle?.();
  }

  /** Closes as soon as nothing is on its way any more; the caller sends nothing after this. */
  async retire(): Promise<void> {
    if (this.outstanding.size > 0) {
      await new Promise<void>((resolve) => {
        this.onIdle = resolve;
      });
    }
    await this.close();
  }

  close(): Promise<void> {
    this.connected = false;
    this.outstanding.clear();
    this.onIdle?.();
    const { socket } = this;
    this.socket = undefined;
    return socket === undefined
      ? Promise.resolve()
      : new Promise(
          (resolve) =>
            void socket.close(() => {
              resolve();
            }),
        );
  }

  private connect(): Promise<boolean> {
    const socket = createSocket({
      type: isIPv6(this.address.host.split('%')[0] ?? '') ? 'udp6' : 'udp4',
      recvBufferSize: RECEIVE_BUFFER_BYTES,
    });
    this.socket = socket;
    socket.unref();
    return new Promise((resolve) => {
      socket.on('error', () => {
        if (this.connected) {
          this.failOutstanding();
        } else if (this.socket === socket) {
          this.socket = undefined;
          socket.close();
        }
      });
      socket.on('close', () => {
        this.connected = false;
        if (this.socket === socket) this.socket = undefined;
        resolve(false);
      });
      socket.on('connect', () => {
        this.connected = true;
        resolve(true);
      });
      socket.on('message', (wire) => {
        this.receive(wire);
      });
      socket.connect(this.address.port, this.address.host);
    });
  }

  private receive(wire: Buffer): void {
    const sent = isResponse(wire) ? this.outstanding.get(readUint16(wire, 0)) : undefined;
    const match = sent === undefined ? 'different' : matchQuestion(wire, sent);
    if (sent === undefined || match === 'different') this.listener.onIgnored();
    else if (match === 'other-letters') this.listener.onOtherLetters(sent);
    else this.listener.onResponse(sent, wire, match === 'same' ? sent.questionEnd : HEADER_BYTES);
  }

  private failOutstanding(): void {
    const transmissions = [...this.outstanding.values()];
    this.outstanding.clear();
    for (const transmission of transmissions) this.listener.onUnreachable(transmission);
  }
}
