import { InjectQueue } from '@nestjs/bull';
import { Injectable } from '@nestjs/common';
import { LOOKUP_BATCH_SIZE, QUEUES, type LeadLookupJob } from '@hunter/contracts';
import type { Queue } from 'bull';
import type { LookupQueue } from './lookup-queue';

/** {@link LookupQueue} over Bull: few jobs of up to {@link LOOKUP_BATCH_SIZE} leads each. */
@Injectable()
export class BullLookupQueue implements LookupQueue {
  constructor(@InjectQueue(QUEUES.leadLookup) private readonly queue: Queue<LeadLookupJob>) {}

  async wakeWorkers(leadIds: readonly string[]): Promise<void> {
    const jobs: { data: LeadLookupJob; opts: object }[] = [];
    for (let start = 0; start < leadIds.length; start += LOOKUP_BATCH_SIZE) {
      const data = { leadIds: leadIds.slice(start, start + LOOKUP_BATCH_SIZE) };
      jobs.push({ data, opts: { removeOnComplete: true, removeOnFail: true, attempts: 1 } });
    }
    await this.queue.addBulk(jobs);
  }

  countWaiting(): Promise<number> {
    return this.queue.getWaitingCount();
  }
}
