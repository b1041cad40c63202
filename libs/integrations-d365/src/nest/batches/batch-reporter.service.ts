import { Inject, Injectable, Logger, OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { D365Events } from '../d365-events.port';
import { D365_EVENTS } from '../d365.tokens';
import { PUSH_LOG_CONTEXT } from '../push-log';
import { BatchRepository } from './batch.repository';
import { toBatchEvent } from './batch-to-response';

/** A batch of thousands would drown its own news otherwise. */
const REPORT_EVERY_MS = 1_000;

/** Tells how far batches are while their jobs end, about once a second. Lost news is no loss: the counts are in the rows. */
@Injectable()
export class BatchReporter implements OnModuleDestroy {
  private readonly logger = new Logger(PUSH_LOG_CONTEXT);
  private readonly moved = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly batches: BatchRepository,
    @Inject(D365_EVENTS) private readonly events: D365Events,
  ) {}

  /** A job of this batch ended or goes another round. */
  recordMove(batchId: string | null): void {
    if (batchId === null || this.events.recordBatch === undefined) return;
    this.moved.add(batchId);
    this.timer ??= setTimeout(() => void this.report(), REPORT_EVERY_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearTimeout(this.timer);
    await this.report();
  }

  private async report(): Promise<void> {
    const batchIds = [...this.moved];
    this.moved.clear();
    this.timer = undefined;
    try {
      for (const batchId of batchIds) await this.reportBatch(batchId);
    } catch (error) {
      this.logger.warn({ message: 'batch progress not told', error: error instanceof Error ? error.name : 'unknown' });
    }
  }

  private async reportBatch(batchId: string): Promise<void> {
    const progress = await this.batches.fetchProgress(batchId);
    if (progress === null) return;
    await this.dataSource.transaction((manager) =>
      this.events.recordBatch === undefined
        ? Promise.resolve()
        : this.events.recordBatch(manager, toBatchEvent(progress)),
    );
  }
}
