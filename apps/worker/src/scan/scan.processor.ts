import { Process, Processor } from '@nestjs/bull';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { QUEUES, type DomainScanJob } from '@hunter/contracts';
import { RunScanBatch } from '@hunter/leads';
import type { Job } from 'bull';

/** Batches of one worker that run at the same time: the next one reads while the last slow domains of this one wait. */
const CONCURRENT_BATCHES = 4;

@Processor(QUEUES.domainScan)
export class ScanProcessor implements BeforeApplicationShutdown {
  constructor(private readonly runner: RunScanBatch) {}

  @Process({ concurrency: CONCURRENT_BATCHES })
  async process(job: Job<DomainScanJob>): Promise<void> {
    await this.runner.runScanBatch(job.data);
  }

  beforeApplicationShutdown(): void {
    this.runner.drain();
  }
}
