import { Inject, Injectable, Logger, OnApplicationBootstrap, OnModuleDestroy, type Provider } from '@nestjs/common';
import type { D365EnabledConfig } from '../../lib/config';
import { D365Error } from '../../lib/d365-failure';
import { DeliveryGate } from '../delivery/delivery-gate.service';
import { D365_CONFIG } from '../d365.tokens';
import { PUSH_LOG_CONTEXT } from '../push-log';
import { readbackAge, readbackFailTotal, readbackTotal, readbackUnread } from './after-push-metrics';
import { LeadOutcomeRepository } from './lead-outcome.repository';
import { LeadReadback } from './readback.service';
import { ReadbackLeaseLost, ReadbackRepository, type ReadbackLease, type ReadbackReport } from './readback.repository';

/** How often a worker looks whether a round is due; the database says which of them carries it out. */
const LOOK_EVERY_MS = 10_000;
/** Two tries of one request, and the wait for the limiter. */
const REQUESTS_PER_RENEWAL = 4;

/** Reads back what became of leads, at the configured interval, in one worker at a time. */
@Injectable()
export class ReadbackTask implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(PUSH_LOG_CONTEXT);
  private readonly stopped = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | null = null;

  constructor(
    private readonly readback: ReadbackRepository,
    private readonly leads: LeadReadback,
    private readonly gate: DeliveryGate,
    @Inject(D365_CONFIG) private readonly config: D365EnabledConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.beginRound();
    this.timer = setInterval(() => this.beginRound(), Math.min(this.config.readbackIntervalMs, LOOK_EVERY_MS));
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    this.stopped.abort();
    await this.round;
  }

  /** One look: reads back when a round is due, Dynamics answers and no other worker is at it. */
  async readBackWhenDue(): Promise<ReadbackReport | null> {
    await this.showAge();
    if (!(await this.gate.letIn())) return null;
    const { baseUrl, readbackIntervalMs, requestTimeoutMs } = this.config;
    const leaseMs = requestTimeoutMs * REQUESTS_PER_RENEWAL;
    const lease = await this.readback.claim(baseUrl, readbackIntervalMs, leaseMs);
    return lease === null ? null : this.readBack(lease);
  }

  private async readBack(lease: ReadbackLease): Promise<ReadbackReport | null> {
    try {
      const report = await this.leads.readBack(lease, this.stopped.signal);
      await this.readback.finish(lease, report);
      readbackTotal.inc({ outcome: report.mode });
      readbackUnread.set(report.unread);
      const { mode, unread, trackingRefusal } = report;
      this.logger.log({ message: 'read back', mode, unread, code: report.unreadCode ?? trackingRefusal });
      return report;
    } catch (error) {
      await this.endFailed(lease, error);
      return null;
    }
  }

  private async endFailed(lease: ReadbackLease, error: unknown): Promise<void> {
    if (error instanceof ReadbackLeaseLost) {
      this.logger.warn({ message: 'reading back was taken over by another worker' });
      return;
    }
    if (this.stopped.signal.aborted) {
      await this.readback.release(lease);
      return;
    }
    const code = error instanceof D365Error ? error.failure.code : 'unexpected';
    await this.readback.fail(lease, code);
    readbackTotal.inc({ outcome: 'failed' });
    readbackFailTotal.inc({ code });
    if (!(error instanceof D365Error)) throw error;
    this.logger.warn({ message: 'reading back failed', code });
  }

  private async showAge(): Promise<void> {
    const state = await this.readback.findState(this.config.baseUrl);
    const since = state?.lastSucceededAt ?? null;
    if (since !== null) readbackAge.set((Date.now() - since.getTime()) / 1_000);
  }

  private beginRound(): void {
    this.round ??= this.readBackWhenDue()
      .then(() => undefined)
      .catch((error: unknown) => {
        this.logger.warn({ message: 'read-back round failed', error: error instanceof Error ? error.name : 'unknown' });
      })
      .finally(() => (this.round = null));
  }
}

/** With the flag off there is nothing to run. */
export function readbackProviders(config: D365EnabledConfig): Provider[] {
  return config.readbackEnabled ? [ReadbackRepository, LeadOutcomeRepository, LeadReadback, ReadbackTask] : [];
}
