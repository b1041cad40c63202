import { randomUUID } from 'node:crypto';
import type { D365PushJob } from '@hunter/contracts';
import { Logger } from '@nestjs/common';
import type { JobOptions, Queue } from 'bull';
import { PUSH_LOG_CONTEXT } from './push-log';

/** An open job row as the alarm clock needs it. */
export interface WakeCall {
  readonly jobId: string;
  readonly leaseToken: number;
  readonly delayMs?: number;
}

/** Rings for open job rows. Losing a ring loses no work: the relay rings again. */
export interface PushWaker {
  wake(calls: readonly WakeCall[]): Promise<void>;
  /** Rings for rows that are due and still lie there. */
  wakeAgain(calls: readonly WakeCall[]): Promise<void>;
}

const CHUNK = 500;
/** Postgres decides when a job is due; ringing a moment later spares a vain claim. */
const CLOCK_SLACK_MS = 25;

/**
 * Rings through Bull. The Bull id holds the lease token, which grows with every claim: an id that a dead worker left behind
 * never blocks the next ring, while rings for the same state of a row are one.
 */
export class BullPushWaker implements PushWaker {
  private readonly logger = new Logger(PUSH_LOG_CONTEXT);

  constructor(private readonly queue: Pick<Queue<D365PushJob>, 'addBulk' | 'getWaitingCount'>) {}

  wake(calls: readonly WakeCall[]): Promise<void> {
    return this.ring(calls, '');
  }

  /**
   * While rings wait in the queue, the workers are busy and a second ring would only pile up. An empty queue over due rows
   * means that rings were lost, or swallowed by a worker that stands still: then a ring of its own is due.
   */
  async wakeAgain(calls: readonly WakeCall[]): Promise<void> {
    const waiting = await this.queue.getWaitingCount();
    await this.ring(calls, waiting > 0 ? '' : `.${randomUUID()}`);
  }

  /** For callers that must not wait for Redis: the row is committed, and the relay finds it. */
  wakeLater(calls: readonly WakeCall[]): void {
    this.wake(calls).catch((error: unknown) => {
      this.logger.warn({
        message: 'push queue not reachable, the relay will wake the jobs',
        jobs: calls.length,
        error: error instanceof Error ? error.name : 'unknown',
      });
    });
  }

  private async ring(calls: readonly WakeCall[], suffix: string): Promise<void> {
    for (let start = 0; start < calls.length; start += CHUNK) {
      await this.queue.addBulk(calls.slice(start, start + CHUNK).map((call) => toBullJob(call, suffix)));
    }
  }
}

function toBullJob(call: WakeCall, suffix: string): { data: D365PushJob; opts: JobOptions } {
  return {
    data: { jobId: call.jobId },
    opts: {
      jobId: `${call.jobId}.${String(call.leaseToken)}${suffix}`,
      removeOnComplete: true,
      removeOnFail: true,
      ...(call.delayMs === undefined ? {} : { delay: call.delayMs + CLOCK_SLACK_MS }),
    },
  };
}
