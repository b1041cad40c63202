import type { Socket } from 'node:dgram';
import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { questionEnd } from './dns-query.js';
import { randomUint16 } from './random.js';
import { HEADER_BYTES } from './read-response.js';
import type { ServerAddress } from './server-address.js';

/** Room for answers that arrive while the event loop is busy. */
const RECEIVE_BUFFER_BYTES = 4 * 1024 * 1024;
/** More outstanding ids than this on one socket would make guessing them easy. */
const MAX_OUTSTANDING = 8192;
const RESPONSE_BIT = 0x8000;
const OPCODE_MASK = 0x7800;

/** One query on its way over UDP. */
export interface Transmission {
  /** The query as sent, its id apart. */
  readonly wire: Buffer;
  /** A response to exactly this question, from the server that was asked. */
  onResponse(wire: Buffer, sectionsAt: number): void;
  /** The question came back in other letters, or without itself: to be asked again over TCP. */
  onDoubtful(): void;
  /** The socket said that the server cannot be reached. */
  onUnreachable(): void;
}

/**
 * A UDP socket connected to one server: the kernel drops what comes from elsewhere. A response counts only when its id
 * is outstanding and its question is the one that was sent, letter case included.
 */
export class UdpSocket {
  private readonly outstanding = new Map<number, Transmission>();
  private socket: Socket | undefined;
  private connected = false;
  private opening: Promise<boolean> | undefined;
  ignoredResponses = 0;

  constructor(private readonly address: ServerAddress) {}

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
  send(transmission: Transmission): number {
    let id = randomUint16();
    while (this.outstanding.has(id)) id = randomUint16();
    this.outstanding.set(id, transmission);
    transmission.wire.writeUInt16BE(id, 0);
    this.socket?.send(transmission.wire);
    return id;
  }

  forget(id: number): void {
    this.outstanding.delete(id);
  }

  close(): Promise<void> {
    this.connected = false;
    this.outstanding.clear();
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
    const transmission = wire.length < HEADER_BYTES ? undefined : this.outstanding.get(wire.readUInt16BE(0));
    const flags = wire.length < HEADER_BYTES ? 0 : wire.readUInt16BE(2);
    if (transmission === undefined || (flags & RESPONSE_BIT) === 0 || (flags & OPCODE_MASK) !== 0) {
      this.ignoredResponses += 1;
      return;
    }
    const end = questionEnd(transmission.wire);
    switch (compareQuestion(wire, transmission.wire, end)) {
      case 'same':
        transmission.onResponse(wire, end);
        break;
      case 'other-case':
        transmission.onDoubtful();
        break;
      case 'missing':
        if ((flags & 0xf) === 0) this.ignoredResponses += 1;
        else transmission.onResponse(wire, HEADER_BYTES);
        break;
      case 'different':
        this.ignoredResponses += 1;
    }
  }

  private failOutstanding(): void {
    const transmissions = [...this.outstanding.values()];
    this.outstanding.clear();
    for (const transmission of transmissions) transmission.onUnreachable();
  }
}

/** Servers may leave the question out of an error response; in any other response it has to be there. */
function compareQuestion(wire: Buffer, query: Buffer, end: number): 'same' | 'other-case' | 'missing' | 'different' {
  const count = wire.readUInt16BE(4);
  if (count === 0) return 'missing';
  if (count !== 1 || wire.length < end) return 'different';
  if (query.compare(wire, HEADER_BYTES, end, HEADER_BYTES, end) === 0) return 'same';
  const isSameText =
    wire.toString('latin1', HEADER_BYTES, end).toLowerCase() ===
    query.toString('latin1', HEADER_BYTES, end).toLowerCase();
  return isSameText ? 'other-case' : 'different';
}
