import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@hunter/platform';
import type { PushChoices } from '../../lib/push-choices';
import { PUSH_WAKER } from '../d365.tokens';
import type { PushBatchEntity } from '../entities/push-batch.entity';
import { PushJobRepository } from '../push-job.repository';
import { toRequester, toRetryRequester, type Asker } from '../asker';
import type { BullPushWaker } from '../push-waker';
import type { BatchProgress } from './batch-progress';
import { BatchRepository, type RedriveFilter } from './batch.repository';

/** What the API does with batches as a whole. It never speaks to Dynamics. */
@Injectable()
export class BatchRequests {
  constructor(
    private readonly batches: BatchRepository,
    private readonly jobs: PushJobRepository,
    @Inject(PUSH_WAKER) private readonly waker: Pick<BullPushWaker, 'wakeLater'>,
  ) {}

  /** @throws ProblemError `batch-not-found` */
  async findBatch(batchId: string): Promise<BatchProgress> {
    const progress = await this.batches.fetchProgress(batchId);
    if (progress === null) throw new ProblemError('batch-not-found');
    return progress;
  }

  listBatches(limit: number): Promise<readonly BatchProgress[]> {
    return this.batches.listProgress(limit);
  }

  /** @throws ProblemError `batch-not-found`, `batch-open`, `batch-not-undoable` */
  async undoBatch(batchId: string, asker: Asker): Promise<PushBatchEntity> {
    const batch = await this.batches.openUndo(batchId, toRequester(asker, null));
    this.waker.wakeLater(await this.jobs.fetchOpenCalls(batch.id));
    return batch;
  }

  /** How many jobs were given fresh attempts. */
  async retryJobs(filter: RedriveFilter, asker: Asker, choices: PushChoices): Promise<number> {
    const calls = await this.batches.reopenJobs(filter, toRetryRequester(asker), choices);
    this.waker.wakeLater(calls);
    return calls.length;
  }
}
