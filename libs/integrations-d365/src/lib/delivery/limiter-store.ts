import { randomUUID } from 'node:crypto';
import type { RequestEnd } from './request-end';

/** The service protection limits of one application user on one web server (Dataverse API limits). */
export interface LimiterLimits {
  readonly requests: number;
  readonly executionMs: number;
  readonly windowMs: number;
  readonly concurrency: number;
  /** A slot that was not renewed for this long is free again: its worker is gone. */
  readonly slotTtlMs: number;
}

export type Turn =
  | { readonly kind: 'go'; readonly slot: string }
  | { readonly kind: 'wait'; readonly waitMs: number; readonly reason: WaitReason };

export type WaitReason = 'paused' | 'requests' | 'time' | 'concurrency';

/** What all workers of one application user know about its limits. Each call is atomic. */
export interface LimiterStore {
  enter(estimateMs: number, limits: LimiterLimits): Promise<Turn>;
  /** Keeps a slot while its request runs. */
  renew(slot: string, limits: LimiterLimits): Promise<void>;
  /** `refundMs`: how much less than estimated the request took; negative when it took longer. */
  leave(slot: string, refundMs: number, limits: LimiterLimits, end: RequestEnd): Promise<void>;
  pausedMs(): Promise<number>;
  /** Upper end of the concurrency that grows by itself. */
  saveCeiling(concurrency: number): Promise<void>;
}

/** Where the concurrency starts, and how far it grows while the organisation has recommended nothing. */
export const FIRST_CONCURRENCY = 2;
export const CEILING_WITHOUT_HINT = 8;
/** Another turn is asked for so often while all slots are taken. */
export const SLOT_POLL_MS = 25;

/** The meters count in a sliding window, so a full bucket and what flows in during a window stay below the limit together. */
const STEADY_SHARE = 0.95;
const BURST_SHARE = 0.03;

export interface Bucket {
  readonly capacity: number;
  readonly perMs: number;
}

/** A bucket that never lets more than the limit through in any window: what it holds plus what flows in is 98 % of it. */
export function toBucket(limit: number, windowMs: number): Bucket {
  return { capacity: Math.max(1, limit * BURST_SHARE), perMs: (limit * STEADY_SHARE) / windowMs };
}

/** The limits as one process can keep them: what is left when the shared store is away. */
export class LocalLimiterStore implements LimiterStore {
  private readonly slots = new Map<string, number>();
  private requests: number | null = null;
  private time: number | null = null;
  private filledAtMs = 0;
  private pausedUntilMs = 0;
  private concurrency = FIRST_CONCURRENCY;
  private ceiling = CEILING_WITHOUT_HINT;

  constructor(private readonly now: () => number) {}

  enter(estimateMs: number, limits: LimiterLimits): Promise<Turn> {
    const now = this.now();
    if (this.pausedUntilMs > now) return wait('paused', this.pausedUntilMs - now);
    const requestBucket = toBucket(limits.requests, limits.windowMs);
    const timeBucket = toBucket(limits.executionMs, limits.windowMs);
    const passedMs = this.filledAtMs === 0 ? 0 : Math.max(0, now - this.filledAtMs);
    this.filledAtMs = now;
    this.requests = fill(this.requests, requestBucket, passedMs);
    this.time = fill(this.time, timeBucket, passedMs);
    if (this.requests < 1) return wait('requests', (1 - this.requests) / requestBucket.perMs);
    if (this.time < 1) return wait('time', (1 - this.time) / timeBucket.perMs);
    for (const [slot, untilMs] of this.slots) if (untilMs <= now) this.slots.delete(slot);
    if (this.slots.size >= Math.floor(this.concurrency)) return wait('concurrency', SLOT_POLL_MS);
    const slot = randomUUID();
    this.slots.set(slot, now + limits.slotTtlMs);
    this.requests -= 1;
    this.time -= estimateMs;
    return Promise.resolve({ kind: 'go', slot });
  }

  renew(slot: string, limits: LimiterLimits): Promise<void> {
    if (this.slots.has(slot)) this.slots.set(slot, this.now() + limits.slotTtlMs);
    return Promise.resolve();
  }

  leave(slot: string, refundMs: number, limits: LimiterLimits, end: RequestEnd): Promise<void> {
    const now = this.now();
    this.slots.delete(slot);
    this.time = Math.min(toBucket(limits.executionMs, limits.windowMs).capacity, (this.time ?? 0) + refundMs);
    if (end.kind === 'answered') {
      this.concurrency = Math.min(this.ceiling, limits.concurrency, this.concurrency + 1 / this.concurrency);
    } else {
      // Those that were out together are refused together: that is one reason to slow down, not many.
      if (this.pausedUntilMs <= now) this.concurrency = Math.max(1, this.concurrency / 2);
      this.pausedUntilMs = Math.max(this.pausedUntilMs, now + end.retryAfterMs);
    }
    return Promise.resolve();
  }

  pausedMs(): Promise<number> {
    return Promise.resolve(Math.max(0, this.pausedUntilMs - this.now()));
  }

  saveCeiling(concurrency: number): Promise<void> {
    this.ceiling = concurrency;
    return Promise.resolve();
  }
}

function fill(level: number | null, bucket: Bucket, passedMs: number): number {
  return level === null ? bucket.capacity : Math.min(bucket.capacity, level + passedMs * bucket.perMs);
}

function wait(reason: WaitReason, waitMs: number): Promise<Turn> {
  return Promise.resolve({ kind: 'wait', reason, waitMs: Math.ceil(waitMs) });
}
