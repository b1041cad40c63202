import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { IdempotencyKeyRepository, OutboxRepository } from '@hunter/persistence';

const SWEEP_MS = 60_000;
/** A client that was away for longer reads the list again anyway. */
const EVENTS_KEPT_SECONDS = 3_600;
const KEYS_KEPT_SECONDS = 24 * 3_600;

/** Removes events and idempotency keys that nobody will ask for again. */
@Injectable()
export class Sweep {
  private readonly logger = new Logger('sweep');

  constructor(
    private readonly outbox: OutboxRepository,
    private readonly keys: IdempotencyKeyRepository,
  ) {}

  @Interval(SWEEP_MS)
  async sweepOnce(): Promise<void> {
    try {
      await this.outbox.deleteOldEvents(EVENTS_KEPT_SECONDS);
      await this.keys.deleteOldKeys(KEYS_KEPT_SECONDS);
    } catch (error) {
      this.logger.warn({
        message: 'old rows not removed',
        error: error instanceof Error ? error.message : String(error),
      });
    }
  }
}
