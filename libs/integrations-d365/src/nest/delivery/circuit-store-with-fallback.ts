import type { CircuitStore } from '../../lib/delivery/circuit-store';
import type { SharedOrLocal } from './shared-or-local';

/** The shared memory of the circuit, or this process's own while that one is away. */
export class CircuitStoreWithFallback implements CircuitStore {
  constructor(private readonly stores: SharedOrLocal<CircuitStore>) {}

  addFailure(id: string, atMs: number, windowMs: number): Promise<{ count: number; firstMs: number }> {
    return this.stores.ask((store) => store.addFailure(id, atMs, windowMs));
  }

  clearFailures(): Promise<void> {
    return this.stores.ask((store) => store.clearFailures());
  }

  open(sinceMs: number): Promise<boolean> {
    return this.stores.ask((store) => store.open(sinceMs));
  }

  openSince(): Promise<number | null> {
    return this.stores.ask((store) => store.openSince());
  }

  takeProbe(intervalMs: number): Promise<boolean> {
    return this.stores.ask((store) => store.takeProbe(intervalMs));
  }

  close(): Promise<boolean> {
    return this.stores.ask((store) => store.close());
  }
}
