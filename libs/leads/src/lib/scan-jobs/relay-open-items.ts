import { Inject, Injectable } from '@nestjs/common';
import { ScanJobRepository } from '@hunter/persistence';
import { SCAN_QUEUE, type ScanQueue } from './scan-queue';

const RELAYED_AT_ONCE = 20_000;

/** Asks again for items whose wake-up was lost: a Redis that was emptied, an api that died after its commit. */
@Injectable()
export class RelayOpenItems {
  constructor(
    private readonly scanJobs: ScanJobRepository,
    @Inject(SCAN_QUEUE) private readonly queue: ScanQueue,
  ) {}

  /** Returns how many items were asked for again. */
  async relayOpenItems(): Promise<number> {
    if (!(await this.queue.isIdle())) return 0;
    const open = await this.scanJobs.fetchOpenItems(RELAYED_AT_ONCE);
    if (open.length > 0) await this.queue.wakeWorkers(open);
    return open.reduce((count, items) => count + items.itemIds.length, 0);
  }
}
