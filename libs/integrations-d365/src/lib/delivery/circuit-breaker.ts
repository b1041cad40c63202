import type { CircuitStore } from './circuit-store';

export type CircuitState =
  | { readonly kind: 'closed' }
  /** `sinceMs`: first failure of the row that opened it, epoch milliseconds. */
  | { readonly kind: 'open'; readonly sinceMs: number };

export interface CircuitSettings {
  /** So many transient failures within the window, with no success between them, open the circuit. */
  readonly failures: number;
  readonly windowMs: number;
  /** Least time between two probes of all workers together. */
  readonly probeMs: number;
}

export interface CircuitBreakerOptions {
  readonly store: CircuitStore;
  readonly settings: CircuitSettings;
  readonly now: () => number;
}

/** Failures further apart than this do not belong together. */
export const CIRCUIT_WINDOW_MS = 10_000;

/**
 * Keeps work away from a Dynamics that does not answer. It opens on sustained failure, lets one probe through per interval
 * and closes when a probe is answered. What the workers know stands in a store that they share.
 */
export class CircuitBreaker {
  constructor(private readonly options: CircuitBreakerOptions) {}

  async state(): Promise<CircuitState> {
    const sinceMs = await this.options.store.openSince();
    return sinceMs === null ? { kind: 'closed' } : { kind: 'open', sinceMs };
  }

  /** Counts a transient failure; `id` makes a repeated report of the same one count once. Gives the state after it. */
  async recordFailure(id: string): Promise<CircuitState> {
    const { store, settings, now } = this.options;
    const { count, firstMs } = await store.addFailure(id, now(), settings.windowMs);
    if (count >= settings.failures) await store.open(firstMs);
    return this.state();
  }

  /** Dynamics answered. While the circuit is open only a probe closes it: a late answer says nothing about now. */
  async recordAnswer(): Promise<void> {
    await this.options.store.clearFailures();
  }

  /**
   * While open and once per interval: asks whether Dynamics is back and closes if it is. Gives the state after it.
   * `isReachable` must not throw for a Dynamics that does not answer.
   */
  async probe(isReachable: () => Promise<boolean>): Promise<CircuitState> {
    const { store, settings } = this.options;
    const before = await this.state();
    if (before.kind === 'closed' || !(await store.takeProbe(settings.probeMs))) return before;
    if (await isReachable()) await store.close();
    return this.state();
  }
}
