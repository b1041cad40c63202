import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { getServers } from 'node:dns';
import { connect, isIPv6 } from 'node:net';
import { frameMessage, MessageFrames } from './message-frames.js';
import type { Transport } from './write-response.js';

export interface Upstream {
  readonly host: string;
  readonly port: number;
}

export interface ForwarderOptions {
  readonly upstreams: readonly Upstream[];
  readonly timeoutMs?: number;
  /** How long nobody is asked once a query failed and nothing was answered for as long as a query may take. */
  readonly pauseMs?: number;
}

interface Pending {
  readonly message: Buffer;
  readonly settle: (answer: Buffer | null) => void;
}

const MAX_PENDING = 4096;

/** Reads `192.0.2.1`, `192.0.2.1:5353` or `[2001:db8::1]:53`. */
export function readUpstream(text: string): Upstream {
  const bracketed = /^\[(.+)\](?::(\d+))?$/.exec(text);
  if (bracketed) return { host: bracketed[1] ?? '', port: Number(bracketed[2] ?? 53) };
  if (isIPv6(text)) return { host: text, port: 53 };
  const [host = '', port = '53'] = text.split(':');
  return { host, port: Number(port) };
}

export function systemUpstreams(): Upstream[] {
  return getServers().map(readUpstream);
}

/**
 * Hands a query on to the first resolver that answers. Resolvers that are out of reach are left alone for a while, so that
 * a machine without internet gets its answer at once and not after one time-out per name.
 */
export class Forwarder {
  private readonly pending = new Map<number, Pending>();
  private readonly sockets = new Map<Upstream, Socket>();
  private readonly timeoutMs: number;
  private readonly pauseMs: number;
  private pausedUntil = 0;
  private lastAnswerAt = 0;
  private isClosed = false;

  constructor(private readonly options: ForwarderOptions) {
    this.timeoutMs = options.timeoutMs ?? 1500;
    this.pauseMs = options.pauseMs ?? 30_000;
  }

  /** The upstream's answer under the asker's id, or null when there is none. */
  async forward(message: Buffer, transport: Transport): Promise<Buffer | null> {
    for (const upstream of this.options.upstreams) {
      if (this.isClosed || Date.now() < this.pausedUntil) return null;
      const answer = await (transport === 'udp' ? this.askUdp(upstream, message) : this.askTcp(upstream, message));
      if (answer !== null) {
        this.lastAnswerAt = Date.now();
        return answer;
      }
    }
    if (Date.now() - this.lastAnswerAt > this.timeoutMs) this.pausedUntil = Date.now() + this.pauseMs;
    return null;
  }

  close(): void {
    this.isClosed = true;
    for (const { settle } of [...this.pending.values()]) settle(null);
    for (const socket of this.sockets.values()) socket.close();
    this.sockets.clear();
  }

  private askUdp(upstream: Upstream, message: Buffer): Promise<Buffer | null> {
    if (this.pending.size >= MAX_PENDING) return Promise.resolve(null);
    return new Promise((resolve) => {
      const id = this.freeId();
      const settle = (answer: Buffer | null) => {
        clearTimeout(timer);
        this.pending.delete(id);
        resolve(answer);
      };
      const timer = setTimeout(() => settle(null), this.timeoutMs);
      this.pending.set(id, { message, settle });
      const outgoing = Buffer.from(message);
      outgoing.writeUInt16BE(id, 0);
      this.socketTo(upstream).send(outgoing, upstream.port, upstream.host, (error) => {
        if (error) settle(null);
      });
    });
  }

  private freeId(): number {
    let id = randomInt(0x10000);
    while (this.pending.has(id)) id = randomInt(0x10000);
    return id;
  }

  private socketTo(upstream: Upstream): Socket {
    const open = this.sockets.get(upstream);
    if (open) return open;
    const socket = createSocket(isIPv6(upstream.host) ? 'udp6' : 'udp4');
    socket.on('message', (answer, sender) => {
      if (sender.address === upstream.host && sender.port === upstream.port) this.settle(answer);
    });
    socket.on('error', () => {
      this.sockets.delete(upstream);
      socket.close();
    });
    this.sockets.set(upstream, socket);
    return socket;
  }

  private settle(answer: Buffer): void {
    if (answer.length < 12) return;
    const pending = this.pending.get(answer.readUInt16BE(0));
    if (!pending) return;
    pending.settle(withId(answer, pending.message));
  }

  private askTcp(upstream: Upstream, message: Buffer): Promise<Buffer | null> {
    return new Promise((resolve) => {
      const socket = connect(upstream);
      const frames = new MessageFrames();
      const settle = (answer: Buffer | null) => {
        clearTimeout(timer);
        socket.destroy();
        resolve(answer);
      };
      const timer = setTimeout(() => settle(null), this.timeoutMs);
      socket.on('connect', () => socket.write(frameMessage(message)));
      socket.on('error', () => settle(null));
      socket.on('close', () => settle(null));
      socket.on('data', (chunk) => {
        const [answer] = frames.push(chunk);
        if (answer && answer.length >= 12) settle(withId(answer, message));
      });
    });
  }
}

function withId(answer: Buffer, message: Buffer): Buffer {
  const copy = Buffer.from(answer);
  message.copy(copy, 0, 0, 2);
  return copy;
}
