import type { OpenItems } from '@hunter/persistence';

/** Wakes workers for items that are already in Postgres. Losing a wake-up loses nothing: a relay asks again. */
export interface ScanQueue {
  wakeWorkers(items: readonly OpenItems[]): Promise<void>;
  /** True when nothing waits or runs, so that open items can only have lost their wake-up. */
  isIdle(): Promise<boolean>;
}

export const SCAN_QUEUE = Symbol('SCAN_QUEUE');
