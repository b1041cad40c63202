import { InjectQueue } from '@nestjs/bull';
import { Injectable } from '@nestjs/common';
import { QUEUES, SCAN_BATCH_SIZE, type DomainScanJob } from '@hunter/contracts';
import type { OpenItems } from '@hunter/persistence';
import type { Queue } from 'bull';
import type { ScanQueue } from './scan-queue';

/** {@link ScanQueue} over Bull: few jobs of up to {@link SCAN_BATCH_SIZE} items each. */
@Injectable()
export class BullScanQueue implements ScanQueue {
  constructor(@InjectQueue(QUEUES.domainScan) private readonly queue: Queue<DomainScanJob>) {}

  async wakeWorkers(items: readonly OpenItems[]): Promise<void> {
    const jobs = items.flatMap((open) =>
      toBatches(open.itemIds).map((itemIds) => ({ data: { scanJobId: open.scanJobId, itemIds } })),
    );
    for (let start = 0; start < jobs.length; start += 200) {
      await this.queue.addBulk(
        jobs
          .slice(start, start + 200)
          .map((job) => ({ ...job, opts: { removeOnComplete: true, removeOnFail: true, attempts: 1 } })),
      );
    }
  }

  async isIdle(): Promise<boolean> {
    const counts = await this.queue.getJobCounts();
    return counts.waiting + counts.active + counts.delayed === 0;
  }
}

function toBatches(ids: readonly string[]): string[][] {
  const batches: string[][] = [];
  for (let start = 0; start < ids.length; start += SCAN_BATCH_SIZE)
    batches.push(ids.slice(start, start + SCAN_BATCH_SIZE));
  return batches;
}
