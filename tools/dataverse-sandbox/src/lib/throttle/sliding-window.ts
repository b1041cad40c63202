interface Entry {
  readonly at: number;
  readonly amount: number;
}

/** Sum of amounts over the last `windowMs`. */
export class SlidingWindow {
  private entries: Entry[] = [];
  private head = 0;
  private sum = 0;

  add(at: number, amount: number): void {
    this.entries.push({ at, amount });
    this.sum += amount;
  }

  total(now: number, windowMs: number): number {
    this.forget(now - windowMs);
    return this.sum;
  }

  /** How long until the sum has fallen to `target` or less, if nothing is added. */
  msUntil(target: number, now: number, windowMs: number): number {
    let rest = this.total(now, windowMs);
    for (let index = this.head; index < this.entries.length && rest > target; index += 1) {
      const entry = this.entries[index];
      if (entry === undefined) break;
      rest -= entry.amount;
      if (rest <= target) return entry.at + windowMs - now;
    }
    return 0;
  }

  private forget(before: number): void {
    for (
      let entry = this.entries[this.head];
      entry !== undefined && entry.at <= before;
      entry = this.entries[this.head]
    ) {
      this.sum -= entry.amount;
      this.head += 1;
    }
    if (this.head > 1024 && this.head * 2 > this.entries.length) {
      this.entries = this.entries.slice(this.head);
      this.head = 0;
    }
  }
}
