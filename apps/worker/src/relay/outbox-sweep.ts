import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { OutboxRepository } from '@hunter/persistence';

const SWEEP_MS = 60_000;
/** A client that was away for longer reads the list again anyway. */
const KEPT_SECONDS = 3_600;

/** Removes old events. */
@Injectable()
export class OutboxSweep {
  private readonly logger = new Logger('events');

  constructor(private readonly outbox: OutboxRepository) {}

  @Interval(SWEEP_MS)
  async sweepOnce(): Promise<void> {
    try {
      await this.outbox.deleteOldEvents(KEPT_SECONDS);
    } catch (error) {
      this.logger.warn({
        message: 'old events not removed',
        error: error instanceof Error ? error.message : String(error),
      });
    }
  }
}
