import type { DnsAnswer } from '@hunter/core-dns';

interface Entry {
  readonly answer: DnsAnswer;
  readonly expiresAt: number;
}

/** Answers kept for their TTL, the oldest dropped first. Failures are never kept: they say nothing about the name. */
export class AnswerCache {
  private readonly entries = new Map<string, Entry>();
  /** Goes on where it stopped: an iterator that starts anew has to step over all that was deleted at the front. */
  private oldest: Iterator<string> = this.entries.keys();

  constructor(
    private readonly maxEntries: number,
    private readonly maxTtlSeconds: number,
  ) {}

  get size(): number {
    return this.entries.size;
  }

  get(key: string, nowMs: number): DnsAnswer | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    if (entry.expiresAt > nowMs) return entry.answer;
    this.entries.delete(key);
    return undefined;
  }

  set(key: string, answer: DnsAnswer, ttlSeconds: number, nowMs: number): void {
    if (answer.kind === 'failed' || ttlSeconds <= 0 || this.maxEntries <= 0) return;
    this.entries.delete(key);
    if (this.entries.size >= this.maxEntries) this.dropOldest();
    this.entries.set(key, { answer, expiresAt: nowMs + Math.min(ttlSeconds, this.maxTtlSeconds) * 1000 });
  }

  clear(): void {
    this.entries.clear();
  }

  private dropOldest(): void {
    let next = this.oldest.next();
    if (next.done === true) {
      this.oldest = this.entries.keys();
      next = this.oldest.next();
    }
    if (next.done !== true) this.entries.delete(next.value);
  }
}
