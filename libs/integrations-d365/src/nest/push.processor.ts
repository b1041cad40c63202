import { QUEUES, type D365PushJob } from '@hunter/contracts';
import { InjectQueue } from '@nestjs/bull';
import { Inject, Injectable, Logger, OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { Queue } from 'bull';
import type { D365EnabledConfig } from '../lib/config';
import { ChunkRunner } from './bulk/chunk-runner.service';
import { D365_CONFIG, PUSH_WAKER } from './d365.tokens';
import { PUSH_LOG_CONTEXT } from './push-log';
import type { BullPushWaker } from './push-waker';

/** Well inside the half minute that an orchestrator usually waits before it kills. */
const SHUTDOWN_DEADLINE_MS = 15_000;

/** Works on the rows that Bull rings for, as many at once as configured. */
@Injectable()
export class PushProcessor implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(PUSH_LOG_CONTEXT);

  constructor(
    @InjectQueue(QUEUES.d365Push) private readonly queue: Queue<D365PushJob>,
    @Inject(D365_CONFIG) private readonly config: D365EnabledConfig,
    @Inject(PUSH_WAKER) private readonly waker: BullPushWaker,
    private readonly runner: ChunkRunner,
  ) {}

  onApplicationBootstrap(): void {
    const consuming = this.queue.process(this.config.concurrency, async (bullJob) => {
      const next = await this.runner.runJob(bullJob.data.jobId);
      if (next.length > 0) this.waker.wakeLater(next);
    });
    consuming.catch((error: unknown) => this.reportQueue('push queue not consumed', error));
    this.queue.on('error', (error) => this.reportQueue('push queue not reachable', error));
    this.queue.on('failed', (_bullJob, error) => this.reportQueue('push job left for the relay', error));
  }

  /**
   * Takes no new job and lets the running ones end before connections are closed. A Redis that is away must not hold the
   * process: what is cut off is taken again when its lease has run out.
   */
  async onModuleDestroy(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, SHUTDOWN_DEADLINE_MS);
    });
    await Promise.race([this.pauseQueue(), deadline]);
    clearTimeout(timer);
  }

  private async pauseQueue(): Promise<void> {
    try {
      await this.queue.pause(true);
    } catch (error) {
      this.reportQueue('push queue not paused', error);
    }
  }

  private reportQueue(message: string, error: unknown): void {
    this.logger.warn({ message, error: error instanceof Error ? error.name : 'unknown' });
  }
}
