/** What workers remember together about a Dynamics that does not answer. Each call is atomic. Times in epoch milliseconds. */
export interface CircuitStore {
  /** Adds a failure and gives how many there were within the window, and when the first of them was. */
  addFailure(id: string, atMs: number, windowMs: number): Promise<{ readonly count: number; readonly firstMs: number }>;
  clearFailures(): Promise<void>;
  /** Opens the circuit; true for the one caller that did. */
  open(sinceMs: number): Promise<boolean>;
  /** Since when it is open, or null. */
  openSince(): Promise<number | null>;
  /** True for one caller per interval. */
  takeProbe(intervalMs: number): Promise<boolean>;
  /** Closes the circuit; true for the one caller that did. */
  close(): Promise<boolean>;
}

/** The memory of one process: what is left when the shared one is away. */
export class LocalCircuitStore implements CircuitStore {
  private failures = new Map<string, number>();
  private openedAtMs: number | null = null;
  private nextProbeMs = 0;

  constructor(private readonly now: () => number) {}

  addFailure(id: string, atMs: number, windowMs: number): Promise<{ count: number; firstMs: number }> {
    this.failures.set(id, atMs);
    this.failures = new Map([...this.failures].filter(([, failedMs]) => failedMs > atMs - windowMs));
    return Promise.resolve({ count: this.failures.size, firstMs: Math.min(...this.failures.values()) });
  }

  clearFailures(): Promise<void> {
    this.failures.clear();
    return Promise.resolve();
  }

  open(sinceMs: number): Promise<boolean> {
    const opens = this.openedAtMs === null;
    this.openedAtMs ??= sinceMs;
    return Promise.resolve(opens);
  }

  openSince(): Promise<number | null> {
    return Promise.resolve(this.openedAtMs);
  }

  takeProbe(intervalMs: number): Promise<boolean> {
    if (this.nextProbeMs > this.now()) return Promise.resolve(false);
    this.nextProbeMs = this.now() + intervalMs;
    return Promise.resolve(true);
  }

  close(): Promise<boolean> {
    const closes = this.openedAtMs !== null;
    this.openedAtMs = null;
    this.failures.clear();
    return Promise.resolve(closes);
  }
}
