import { Inject, Injectable } from '@nestjs/common';
import { ScanJobRepository, type OpenItems } from '@hunter/persistence';
import { SCAN_QUEUE, type ScanQueue } from './scan-queue';

const RELAYED_AT_ONCE = 20_000;

/** Asks again for items whose wake-up was lost: a worker that died, a Redis that was emptied, an api that died after its commit. */
@Injectable()
export class RelayOpenItems {
  constructor(
    private readonly scanJobs: ScanJobRepository,
    @Inject(SCAN_QUEUE) private readonly queue: ScanQueue,
  ) {}

  /** Returns how many items were asked for again. */
  async relayOpenItems(): Promise<number> {
    return (await this.relayExpiredItems()) || (await this.relayForgottenItems());
  }

  /** A dead worker's batch looks active to the queue for a while, so what it held is asked for whatever the queue says. */
  private async relayExpiredItems(): Promise<number> {
    const released = await this.scanJobs.releaseExpiredItems(RELAYED_AT_ONCE);
    return this.askFor(released);
  }

  /** While the queue has work, an item that nobody holds may only be waiting in it. */
  private async relayForgottenItems(): Promise<number> {
    if (!(await this.queue.isIdle())) return 0;
    return this.askFor(await this.scanJobs.fetchOpenItems(RELAYED_AT_ONCE));
  }

  private async askFor(open: readonly OpenItems[]): Promise<number> {
    if (open.length > 0) await this.queue.wakeWorkers(open);
    return open.reduce((count, items) => count + items.itemIds.length, 0);
  }
}
