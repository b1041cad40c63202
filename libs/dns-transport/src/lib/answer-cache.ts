import type { DnsAnswer } from '@hunter/core-dns';

interface Entry {
  readonly answer: DnsAnswer;
  readonly expiresAt: number;
}

/** Answers kept for their TTL, the oldest dropped first. Failures are never kept: they say nothing about the name. */
export class AnswerCache {
  private readonly entries = new Map<string, Entry>();

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
    if (this.entries.size >= this.maxEntries) {
      const oldest = this.entries.keys().next();
      if (oldest.done !== true) this.entries.delete(oldest.value);
    }
    this.entries.set(key, { answer, expiresAt: nowMs + Math.min(ttlSeconds, this.maxTtlSeconds) * 1000 });
  }

  clear(): void {
    this.entries.clear();
  }
}
