import { Process, Processor } from '@nestjs/bull';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { QUEUES, type LeadLookupJob } from '@hunter/contracts';
import { RunLookups } from '@hunter/leads';
import type { Job } from 'bull';

@Processor(QUEUES.leadLookup)
export class LookupProcessor implements BeforeApplicationShutdown {
  constructor(private readonly runner: RunLookups) {}

  @Process()
  async process(job: Job<LeadLookupJob>): Promise<void> {
    await this.runner.runLookups(job.data);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.runner.drain();
  }
}
