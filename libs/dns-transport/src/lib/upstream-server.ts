import type { ServerAddress } from './server-address.js';
import { ServerHealth } from './server-health.js';
import type { Transmission } from './udp-socket.js';
import { UdpSocket } from './udp-socket.js';

/** A server whose sockets could not be opened (no route, no such host) is tried again after this long. */
const REOPEN_AFTER_MS = 5000;
const OPEN_WITHIN_MS = 2000;

export interface UpstreamLimits {
  readonly socketsPerServer: number;
  readonly maxInFlight: number;
  /** Queries a second that this server is asked at most; 0 = no limit. */
  readonly maxQueriesPerSecond: number;
}

/** Where a transmission went, so that it can be taken back. */
export interface SentTransmission {
  readonly server: UpstreamServer;
  readonly socket: UdpSocket;
  readonly id: number;
  readonly sentAtMs: number;
}

/** One DNS server: its sockets, how much is on its way there, and how it has been doing. */
export class UpstreamServer {
  readonly health = new ServerHealth();
  /** Cleared when the server refuses EDNS or answers in other letters than it was asked in. */
  takesEdns = true;
  keepsCase = true;
  inFlight = 0;
  private openState: 'closed' | 'opening' | 'open' = 'closed';
  private failedAtMs = -Infinity;
  private readonly sockets: readonly UdpSocket[];
  private nextSocket = 0;
  private tokens: number;
  private tokensAtMs = 0;

  constructor(
    readonly address: ServerAddress,
    private readonly limits: UpstreamLimits,
  ) {
    this.sockets = Array.from({ length: limits.socketsPerServer }, () => new UdpSocket(address));
    this.tokens = limits.maxQueriesPerSecond;
  }

  get ignoredResponses(): number {
    return this.sockets.reduce((sum, socket) => sum + socket.ignoredResponses, 0);
  }

  /** No socket could be opened, and it is too early to try again. */
  isUnusable(nowMs: number): boolean {
    return this.openState === 'closed' && nowMs - this.failedAtMs < REOPEN_AFTER_MS;
  }

  /** Opens the sockets unless they are open; calls back when it is known whether that worked. */
  ensureOpen(nowMs: number, onOpened: () => void): void {
    if (this.openState !== 'closed' || this.isUnusable(nowMs)) return;
    this.openState = 'opening';
    const conclude = (isOpen: boolean): void => {
      if (this.openState !== 'opening') return;
      clearTimeout(tooLate);
      this.openState = isOpen ? 'open' : 'closed';
      if (!isOpen) this.failedAtMs = performance.now();
      onOpened();
    };
    // A server given by a name may wait long for its address.
    const tooLate = setTimeout(conclude, OPEN_WITHIN_MS, false).unref();
    void Promise.all(this.sockets.map((socket) => socket.open())).then((opened) => {
      conclude(opened.some((each) => each));
    });
  }

  canSend(nowMs: number): boolean {
    return (
      this.inFlight < this.limits.maxInFlight && this.hasToken(nowMs) && this.sockets.some(({ isReady }) => isReady)
    );
  }

  send(transmission: Transmission, nowMs: number): SentTransmission {
    const socket = this.pickSocket();
    this.inFlight += 1;
    this.tokens -= 1;
    return { server: this, socket, id: socket.send(transmission), sentAtMs: nowMs };
  }

  async close(): Promise<void> {
    this.openState = 'closed';
    await Promise.all(this.sockets.map((socket) => socket.close()));
  }

  private pickSocket(): UdpSocket {
    const ready = this.sockets.filter(({ isReady }) => isReady);
    const socket = ready[this.nextSocket % ready.length];
    this.nextSocket = (this.nextSocket + 1) % this.sockets.length;
    if (socket !== undefined) return socket;
    throw new Error('send was called although canSend is false');
  }

  private hasToken(nowMs: number): boolean {
    const rate = this.limits.maxQueriesPerSecond;
    if (rate === 0) return true;
    // A tenth of a second's worth may go out at once.
    const burst = Math.max(1, rate / 10);
    this.tokens = Math.min(burst, this.tokens + ((nowMs - this.tokensAtMs) * rate) / 1000);
    this.tokensAtMs = nowMs;
    return this.tokens >= 1;
  }
}
