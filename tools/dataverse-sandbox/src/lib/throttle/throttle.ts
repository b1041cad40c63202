import type { ThrottleFacet, ThrottleLimits } from '../faults/fault-knobs.js';
import { SlidingWindow } from './sliding-window.js';

export interface Rejection {
  readonly facet: ThrottleFacet;
  readonly retryAfterS: number;
  /** Retry-After as the HTTP date it ends at instead of in seconds; both forms are legal (RFC 9110 §10.2.3). */
  readonly retryAt?: Date;
}

interface Meter {
  readonly requests: SlidingWindow;
  readonly executionMs: SlidingWindow;
  concurrent: number;
  /** Rejections since the last accepted request: continued demand lengthens Retry-After. */
  strikes: number;
}

const MAX_GROWTH = 4;

/** The three service protection limits, metered per user and web server over a sliding window. */
export class Throttle {
  private readonly meters = new Map<string, Meter>();
  private readonly limits: () => ThrottleLimits;
  private readonly clock: () => number;

  constructor(limits: () => ThrottleLimits, clock: () => number) {
    this.limits = limits;
    this.clock = clock;
  }

  /** Admits a request, or says which limit it ran into. An admitted request must be released. */
  admit(user: string, server: number): Rejection | undefined {
    const meter = this.meterOf(user, server);
    const rejection = this.limits().enabled ? this.judge(meter) : undefined;
    if (rejection !== undefined) {
      meter.strikes += 1;
      return rejection;
    }
    meter.strikes = 0;
    meter.concurrent += 1;
    meter.requests.add(this.clock(), 1);
    return undefined;
  }

  /** Ends an admitted request and charges its execution time. */
  release(user: string, server: number, executionMs: number): void {
    const meter = this.meterOf(user, server);
    meter.concurrent -= 1;
    meter.executionMs.add(this.clock(), executionMs);
  }

  /** What is left, for the debugging headers of ordinary answers. */
  remaining(user: string, server: number): { requests: number; executionS: number } {
    const meter = this.meterOf(user, server);
    const { requests, execution_ms: executionMs, window_ms: windowMs } = this.limits();
    const now = this.clock();
    return {
      requests: Math.max(0, requests - meter.requests.total(now, windowMs)),
      executionS: Math.max(0, executionMs - meter.executionMs.total(now, windowMs)) / 1000,
    };
  }

  reset(): void {
    this.meters.clear();
  }

  private judge(meter: Meter): Rejection | undefined {
    const limits = this.limits();
    const now = this.clock();
    const grown = (waitMs: number): number =>
      Math.max(1, Math.ceil((waitMs / 1000) * (1 + Math.min(meter.strikes / 10, MAX_GROWTH - 1))));
    if (meter.concurrent >= limits.concurrency) {
      return { facet: 'concurrency', retryAfterS: grown(1000 * (1 + meter.strikes)) };
    }
    if (meter.requests.total(now, limits.window_ms) >= limits.requests) {
      const waitMs = meter.requests.msUntil(limits.requests - 1, now, limits.window_ms);
      return { facet: 'requests', retryAfterS: grown(waitMs) };
    }
    if (meter.executionMs.total(now, limits.window_ms) >= limits.execution_ms) {
      const waitMs = meter.executionMs.msUntil(limits.execution_ms - 1, now, limits.window_ms);
      return { facet: 'execution-time', retryAfterS: grown(waitMs) };
    }
    return undefined;
  }

  private meterOf(user: string, server: number): Meter {
    const name = `${user}|${server}`;
    const known = this.meters.get(name);
    if (known !== undefined) return known;
    const meter = { requests: new SlidingWindow(), executionMs: new SlidingWindow(), concurrent: 0, strikes: 0 };
    this.meters.set(name, meter);
    return meter;
  }
}
