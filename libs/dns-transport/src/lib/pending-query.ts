import type { DnsAnswer, DnsRecordType } from '@hunter/core-dns';
import type { Attempt } from './attempt.js';
import type { UpstreamServer } from './upstream-server.js';

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
  /** A server said that there is nothing, but could not prove it. */
  isDoubted = false;
  /** When the present state ends by itself. */
  untilMs = Infinity;
  /** When another server may be asked too. */
  hedgeAtMs = Infinity;
  current: Attempt | undefined;
  private readonly sent: Attempt[] = [];
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

  /** The attempt takes the place of the one before, which keeps its id but gives its slot back. */
  recordSent(attempt: Attempt): void {
    this.releaseSlot();
    this.sent.push(attempt);
    this.current = attempt;
    this.state = 'asked';
  }

  /** How often a server has been asked this question. */
  triesOf(server: UpstreamServer): number {
    let tries = 0;
    for (const sent of this.sent) if (sent.server === server) tries += 1;
    return tries;
  }

  /** How often a server has left this question unanswered, or refused it. */
  failuresOf(server: UpstreamServer): number {
    let failures = 0;
    for (const sent of this.sent) if (sent.server === server && sent.failure !== undefined) failures += 1;
    return failures;
  }

  /** How often a server has left this question without any reply. */
  lossesOf(server: UpstreamServer): number {
    let losses = 0;
    for (const sent of this.sent) if (sent.server === server && sent.failure === 'lost') losses += 1;
    return losses;
  }

  /** Frees the server's slot but keeps the id, so that a late reply is still recognised. */
  releaseSlot(): void {
    this.current?.server.release();
    this.current = undefined;
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
    for (const attempt of this.sent) attempt.server.forget(attempt);
    const { waiters } = this;
    this.waiters = [];
    for (const { resolve } of waiters) resolve(answer);
  }
}
