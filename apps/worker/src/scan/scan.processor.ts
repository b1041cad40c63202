import { Process, Processor } from '@nestjs/bull';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { QUEUES, type DomainScanJob } from '@hunter/contracts';
import { RunScanBatch } from '@hunter/leads';
import type { Job } from 'bull';

/** Batches of one worker that begin domains at the same time. */
const CONCURRENT_BATCHES = 4;

@Processor(QUEUES.domainScan)
export class ScanProcessor implements BeforeApplicationShutdown {
  constructor(private readonly runner: RunScanBatch) {}

  @Process({ concurrency: CONCURRENT_BATCHES })
  async process(job: Job<DomainScanJob>): Promise<void> {
    await this.runner.beginScanBatch(job.data);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.runner.drain();
  }
}
