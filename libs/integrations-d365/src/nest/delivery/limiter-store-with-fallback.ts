import type { LimiterLimits, LimiterStore, Turn } from '../../lib/delivery/limiter-store';
import type { RequestEnd } from '../../lib/delivery/request-end';
import type { SharedOrLocal } from './shared-or-local';

/** The limits that all workers keep together, or this process's own while the shared store is away. */
export class LimiterStoreWithFallback implements LimiterStore {
  constructor(private readonly stores: SharedOrLocal<LimiterStore>) {}

  enter(estimateMs: number, limits: LimiterLimits): Promise<Turn> {
    return this.stores.ask((store) => store.enter(estimateMs, limits));
  }

  renew(slot: string, limits: LimiterLimits): Promise<void> {
    return this.stores.ask((store) => store.renew(slot, limits));
  }

  leave(slot: string, refundMs: number, limits: LimiterLimits, end: RequestEnd): Promise<void> {
    return this.stores.ask((store) => store.leave(slot, refundMs, limits, end));
  }

  pausedMs(): Promise<number> {
    return this.stores.ask((store) => store.pausedMs());
  }

  saveCeiling(concurrency: number): Promise<void> {
    return this.stores.ask((store) => store.saveCeiling(concurrency));
  }
}
