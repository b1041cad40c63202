import type { DnsAnswer, DnsRecordType } from '@hunter/core-dns';
import type { TcpExchange } from './tcp-exchange.js';
import type { SentTransmission, UpstreamServer } from './upstream-server.js';

export type DnsFailure = Extract<DnsAnswer, { kind: 'failed' }>;

interface Waiter {
  readonly deadlineAtMs: number;
  readonly resolve: (answer: DnsAnswer) => void;
}

/**
 * One question and everybody who waits for its answer. Earlier transmissions stay valid until it is settled: a reply
 * that comes late, while the question is being asked again elsewhere, still counts.
 */
export class PendingQuery {
  /** `waiting`: for a free slot; `asked`: on its way; `resting`: before a retry. */
  state: 'waiting' | 'asked' | 'resting' | 'settled' = 'waiting';
  attempts = 0;
  /** Definite failures (SERVFAIL, REFUSED, broken answers), which a repetition seldom mends. */
  refusals = 0;
  lastFailure: DnsFailure['cause'] = 'timeout';
  /** When the present state ends by itself. */
  untilMs = Infinity;
  current: SentTransmission | undefined;
  tcp: TcpExchange | undefined;
  private readonly sent: SentTransmission[] = [];
  private waiters: Waiter[] = [];
  private nextDeadlineMs = Infinity;

  constructor(
    readonly key: string,
    readonly name: string,
    readonly type: DnsRecordType,
  ) {}

  get isAbandoned(): boolean {
    return this.waiters.length === 0;
  }

  wait(deadlineAtMs: number): Promise<DnsAnswer> {
    if (deadlineAtMs < this.nextDeadlineMs) this.nextDeadlineMs = deadlineAtMs;
    return new Promise((resolve) => {
      this.waiters.push({ deadlineAtMs, resolve });
    });
  }

  recordSent(transmission: SentTransmission): void {
    this.releaseSlot();
    this.sent.push(transmission);
    this.current = transmission;
    this.attempts += 1;
  }

  /** How often a server has been asked this question. */
  triesOf(server: UpstreamServer): number {
    return this.sent.reduce((tries, sent) => tries + (sent.server === server ? 1 : 0), 0);
  }

  /** Continues a transmission over TCP, in the slot of its server. */
  recordTcp(transmission: SentTransmission, tcp: TcpExchange): void {
    this.releaseSlot();
    transmission.server.inFlight += 1;
    this.current = transmission;
    this.tcp = tcp;
  }

  /** Frees the server's slot but keeps the id, so that a late reply is still recognised. */
  releaseSlot(): void {
    if (this.current !== undefined) this.current.server.inFlight -= 1;
    this.current = undefined;
    this.tcp?.abort();
    this.tcp = undefined;
  }

  /** Answers those whose own time has run out and leaves the others waiting. */
  expireWaiters(nowMs: number): void {
    if (nowMs < this.nextDeadlineMs) return;
    const expired = this.waiters.filter(({ deadlineAtMs }) => deadlineAtMs <= nowMs);
    this.waiters = this.waiters.filter(({ deadlineAtMs }) => deadlineAtMs > nowMs);
    this.nextDeadlineMs = Math.min(...this.waiters.map(({ deadlineAtMs }) => deadlineAtMs));
    for (const { resolve } of expired) resolve({ kind: 'failed', cause: 'deadline' });
  }

  settle(answer: DnsAnswer): void {
    this.state = 'settled';
    this.releaseSlot();
    for (const { socket, id } of this.sent) socket.forget(id);
    const { waiters } = this;
    this.waiters = [];
    for (const { resolve } of waiters) resolve(answer);
  }
}
