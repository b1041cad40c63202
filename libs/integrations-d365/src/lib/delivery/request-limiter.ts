import { D365Error, toD365Failure, type D365Failure } from '../d365-failure';
import type { LimiterLimits, LimiterStore } from './limiter-store';
import type { RequestEnd } from './request-end';
import { RequestLine } from './request-line';

export interface RequestLimiterOptions {
  readonly store: LimiterStore;
  readonly limits: LimiterLimits;
  readonly now: () => number;
  /** Waits, or rejects when the signal is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** What the limiter knows of a request before it goes out. */
export interface RequestKind {
  /** Groups requests that take about as long as each other. */
  readonly route: string;
  /** A read begins a job; what follows its reads has precedence. */
  readonly isRead: boolean;
}

/** Longer than this nobody waits with a job in hand: the job goes back and comes again. */
const LONGEST_WAIT_MS = 5_000;
const WEIGHT_OF_LATEST = 0.2;
const FIRST_GUESS_MS = 250;

/**
 * Lets requests out no faster than the organisation takes them from this application user, over all workers together:
 * requests and execution time per window, and how many run at once. A 429 holds everybody back for its Retry-After.
 */
export class RequestLimiter {
  private readonly usualMs = new Map<string, number>();
  private readonly line = new RequestLine();

  constructor(private readonly options: RequestLimiterOptions) {}

  /**
   * Runs the request when its turn has come.
   * @throws D365Error `throttled` with `notSent` when the turn is too far away: nothing went out.
   */
  async run<Answer>(
    kind: RequestKind,
    request: () => Promise<Answer>,
    readEnd: (error: unknown) => RequestEnd,
    signal?: AbortSignal,
  ): Promise<Answer> {
    const { route } = kind;
    const estimateMs = this.usualMs.get(route) ?? FIRST_GUESS_MS;
    const slot = await this.enter(kind, estimateMs, signal);
    const startedMs = this.options.now();
    const { store, limits } = this.options;
    // Most requests end long before the first renewal.
    const renewing = setInterval(() => void store.renew(slot, limits), limits.slotTtlMs / 3);
    let end: RequestEnd = { kind: 'answered' };
    try {
      return await request();
    } catch (error) {
      end = readEnd(error);
      throw error;
    } finally {
      clearInterval(renewing);
      const tookMs = this.options.now() - startedMs;
      this.usualMs.set(route, estimateMs * (1 - WEIGHT_OF_LATEST) + tookMs * WEIGHT_OF_LATEST);
      // A refused request has cost nothing.
      await store.leave(slot, estimateMs - (end.kind === 'throttled' ? 0 : tookMs), limits, end);
    }
  }

  /** How long everybody is held back from now on, 0 when nobody is. */
  pausedMs(): Promise<number> {
    return this.options.store.pausedMs();
  }

  /** What the organisation recommends as its degree of parallelism. */
  async learnParallelism(hint: number): Promise<void> {
    await this.options.store.saveCeiling(Math.max(1, Math.min(hint, this.options.limits.concurrency)));
  }

  /**
   * One request of this process asks for its turn at a time: a job that has begun is not overtaken until it gives up and
   * its reads were for nothing, and the shared store is not asked by everybody at once.
   */
  private enter({ isRead }: RequestKind, estimateMs: number, signal: AbortSignal | undefined): Promise<string> {
    const giveUpMs = this.options.now() + LONGEST_WAIT_MS;
    return this.line.pass(isRead, () => {
      signal?.throwIfAborted();
      return this.waitForTurn(estimateMs, giveUpMs, signal);
    });
  }

  private async waitForTurn(estimateMs: number, giveUpMs: number, signal: AbortSignal | undefined): Promise<string> {
    const { store, limits, now, sleep } = this.options;
    for (;;) {
      const turn = await store.enter(estimateMs, limits);
      if (turn.kind === 'go') return turn.slot;
      if (now() + turn.waitMs > giveUpMs) throw new D365Error(toNotSent(turn.waitMs));
      await sleep(turn.waitMs, signal);
    }
  }
}

function toNotSent(retryAfterMs: number): D365Failure {
  return { ...toD365Failure('throttled', { retryAfterMs }), notSent: true };
}
