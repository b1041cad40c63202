import { Inject, Injectable, Logger, OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { D365EnabledConfig } from '../lib/config';
import { DeliveryGate } from './delivery/delivery-gate.service';
import { D365_CONFIG, PUSH_WAKER } from './d365.tokens';
import { PushLeaseRepository } from './push-lease.repository';
import { PUSH_LOG_CONTEXT } from './push-log';
import { pushQueueAge } from './push-metrics';
import type { PushWaker } from './push-waker';

const ROWS_PER_ROUND = 1_000;

/** Rings for every open row that nobody holds: after a start, a lost Redis, a worker that vanished. */
@Injectable()
export class PushRelay implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(PUSH_LOG_CONTEXT);
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | null = null;

  constructor(
    private readonly jobs: PushLeaseRepository,
    @Inject(PUSH_WAKER) private readonly waker: PushWaker,
    @Inject(D365_CONFIG) private readonly config: D365EnabledConfig,
    private readonly gate: DeliveryGate,
  ) {}

  onApplicationBootstrap(): void {
    this.beginRound();
    this.timer = setInterval(() => this.beginRound(), this.config.relayIntervalMs);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** One round: rings for what is due, unless Dynamics does not answer or has asked for a pause. */
  async relayDueJobs(): Promise<number> {
    pushQueueAge.set(await this.jobs.fetchQueueAgeSeconds());
    const { open, pausedMs } = await this.gate.watch();
    if (!open || pausedMs > this.config.relayIntervalMs) return 0;
    const due = await this.jobs.fetchDueJobs(ROWS_PER_ROUND);
    if (due.length > 0) {
      this.gate.learnParallelism();
      await this.waker.wakeAgain(due);
    }
    return due.length;
  }

  /** Rounds never overlap: while Redis is away one of them waits. */
  private beginRound(): void {
    this.round ??= this.relayDueJobs()
      .then(() => undefined)
      .catch((error: unknown) => {
        this.logger.warn({ message: 'relay round failed', error: error instanceof Error ? error.name : 'unknown' });
      })
      .finally(() => (this.round = null));
  }
}
