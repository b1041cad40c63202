import type { Attempt } from './attempt.js';
import { QueryPace } from './query-pace.js';
import { randomUint16 } from './random.js';
import type { ServerAddress } from './server-address.js';
import { ServerHealth } from './server-health.js';
import { TcpPool } from './tcp-pool.js';
import { TcpPreference } from './tcp-preference.js';
import type { TransmissionListener } from './transmission.js';
import { UdpSocket } from './udp-socket.js';

/** A server whose sockets could not be opened (no route, no such host) is tried again after this long. */
const REOPEN_AFTER_MS = 5000;
const OPEN_WITHIN_MS = 2000;

export interface UpstreamLimits {
  readonly socketsPerServer: number;
  /** A socket gives its port back after so many queries. */
  readonly queriesPerPort: number;
  readonly maxInFlight: number;
  /** Queries a second that this server is asked at most; 0 = no limit. */
  readonly maxQueriesPerSecond: number;
}

/** One DNS server: its sockets, how much is on its way there, and how it has been doing. */
export class UpstreamServer {
  readonly health = new ServerHealth();
  readonly pace: QueryPace;
  readonly tcpPreference = new TcpPreference();
  /** Cleared when the server refuses EDNS or answers in other letters than it was asked in. */
  takesEdns = true;
  keepsCase = true;
  /** It has proved an absence before (SOA or authority), so an unproved one is not to be believed. */
  provesAbsence = false;
  inFlight = 0;
  private openState: 'closed' | 'opening' | 'open' = 'closed';
  private failedAtMs = -Infinity;
  private readonly sockets: UdpSocket<Attempt>[];
  private readonly retiring = new Set<UdpSocket<Attempt>>();
  private readonly tcp: TcpPool<Attempt>;

  constructor(
    private readonly address: ServerAddress,
    private readonly limits: UpstreamLimits,
    private readonly listener: TransmissionListener<Attempt>,
  ) {
    this.pace = new QueryPace(limits.maxQueriesPerSecond);
    this.sockets = Array.from({ length: limits.socketsPerServer }, () => new UdpSocket(address, listener));
    this.tcp = new TcpPool(address, listener);
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
    if (this.inFlight >= this.limits.maxInFlight) return false;
    return this.tcpPreference.isPreferred(nowMs) || (this.pace.mayTake(nowMs) && this.hasReadySocket());
  }

  /** Sends, and takes one of the server's slots until `release`. */
  send(attempt: Attempt): void {
    this.inFlight += 1;
    if (attempt.path.overTcp) {
      this.tcp.send(attempt);
      return;
    }
    this.pace.take();
    const index = this.pickSocket();
    const socket = this.sockets[index];
    if (socket === undefined) throw new Error('send was called although canSend is false');
    attempt.socket = socket;
    attempt.id = socket.send(attempt);
    if (socket.sent === this.limits.queriesPerPort) this.changePort(index, socket);
  }

  release(): void {
    this.inFlight -= 1;
  }

  /** A reply to this attempt answers nothing any more. */
  forget(attempt: Attempt): void {
    if (attempt.socket === undefined) this.tcp.forget(attempt);
    else attempt.socket.forget(attempt.id);
  }

  async close(): Promise<void> {
    this.openState = 'closed';
    this.tcp.close();
    await Promise.all([...this.sockets, ...this.retiring].map((socket) => socket.close()));
  }

  private hasReadySocket(): boolean {
    for (const { isReady } of this.sockets) if (isReady) return true;
    return false;
  }

  /** Any of the ready sockets, so that a forger has to guess the port too. */
  private pickSocket(): number {
    const first = randomUint16() % this.sockets.length;
    for (let step = 0; step < this.sockets.length; step += 1) {
      const index = (first + step) % this.sockets.length;
      if (this.sockets[index]?.isReady === true) return index;
    }
    return -1;
  }

  /** Puts a socket on a fresh port in the place of one that has been used long enough. */
  private changePort(index: number, used: UdpSocket<Attempt>): void {
    const fresh = new UdpSocket(this.address, this.listener);
    void fresh.open().then((isOpen) => {
      if (!isOpen || this.openState !== 'open') {
        used.sent = 0;
        return fresh.close();
      }
      this.sockets[index] = fresh;
      this.retiring.add(used);
      return used.retire().then(() => void this.retiring.delete(used));
    });
  }
}
