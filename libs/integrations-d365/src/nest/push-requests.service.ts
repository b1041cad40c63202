import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@hunter/platform';
import type { LeadRef, LeadSource } from '../lib/lead-source.port';
import { NO_CHOICES, type PushChoices } from '../lib/push-choices';
import { toRequester, toRetryRequester, type Asker } from './asker';
import { LEAD_SOURCE, PUSH_WAKER } from './d365.tokens';
import type { PushBatchEntity } from './entities/push-batch.entity';
import type { PushJobEntity } from './entities/push-job.entity';
import { PushJobRepository, type JobListQuery } from './push-job.repository';
import { PushTargets, type PushTarget } from './push-targets.service';
import type { BullPushWaker } from './push-waker';

/** What the API does with push requests: check, open rows, ring. It never speaks to Dynamics. */
@Injectable()
export class PushRequests {
  constructor(
    private readonly jobs: PushJobRepository,
    private readonly targets: PushTargets,
    @Inject(LEAD_SOURCE) private readonly leads: LeadSource,
    @Inject(PUSH_WAKER) private readonly waker: Pick<BullPushWaker, 'wakeLater'>,
  ) {}

  /** @throws ProblemError `lead-not-found`, `lead-not-scored`, `idempotency-conflict` */
  async pushLead(
    ref: LeadRef,
    asker: Asker,
    idempotencyKey: string | null,
    choices: PushChoices = NO_CHOICES,
  ): Promise<PushJobEntity> {
    const leadId = await this.leads.resolveLeadId(ref);
    if (leadId === null) throw new ProblemError('lead-not-found');
    const [pushability] = await this.leads.fetchPushability([leadId]);
    if (pushability === undefined) throw new ProblemError('lead-not-found');
    if (!pushability.scored) throw new ProblemError('lead-not-scored');
    const job = await this.jobs.openJob(leadId, toRequester(asker, idempotencyKey), choices);
    if (job === null) throw new ProblemError('lead-not-found');
    if (job.leadId !== leadId) throw new ProblemError('idempotency-conflict');
    this.wake(job);
    return job;
  }

  /** @throws ProblemError `idempotency-conflict` */
  pushLeads(leadIds: readonly string[], asker: Asker, idempotencyKey: string | null): Promise<PushBatchEntity> {
    return this.pushTarget({ kind: 'ids', leadIds }, asker, idempotencyKey);
  }

  /** Opens a batch over everything that is meant. @throws ProblemError `idempotency-conflict`, `invalid-body` */
  async pushTarget(
    target: PushTarget,
    asker: Asker,
    idempotencyKey: string | null,
    choices: PushChoices = NO_CHOICES,
  ): Promise<PushBatchEntity> {
    const requester = toRequester(asker, idempotencyKey);
    const requestHash = toRequestHash(target, choices);
    const { accepted, skipped } = await this.targets.resolve(target);
    const batch = await this.jobs.openBatch(accepted, { requester, requestHash, skipped, choices });
    if (batch.requestHash !== requestHash) throw new ProblemError('idempotency-conflict');
    this.waker.wakeLater(await this.jobs.fetchOpenCalls(batch.id));
    return batch;
  }

  /** @throws ProblemError `job-not-found` */
  async findJob(jobId: string): Promise<PushJobEntity> {
    const job = await this.jobs.findJob(jobId);
    if (job === null) throw new ProblemError('job-not-found');
    return job;
  }

  listJobs(query: JobListQuery): Promise<readonly PushJobEntity[]> {
    return this.jobs.listJobs(query);
  }

  /**
   * Gives a blocked or failed job fresh attempts, and the decision of the person who asks for them. An open job stays as
   * it is; when the lead has another open job by now, that one is the answer.
   * @throws ProblemError `job-not-found`, `job-not-retryable` for a job that succeeded
   */
  async retryJob(jobId: string, asker: Asker, choices: PushChoices = NO_CHOICES): Promise<PushJobEntity> {
    const job = await this.findJob(jobId);
    if (job.status === 'succeeded') throw new ProblemError('job-not-retryable');
    const reopened = await this.jobs.reopenJob(jobId, toRetryRequester(asker), choices);
    const current = reopened ? await this.findJob(jobId) : ((await this.jobs.findOpenJobOf(job.leadId)) ?? job);
    this.wake(current);
    return current;
  }

  private wake(job: PushJobEntity): void {
    if (job.status === 'queued') this.waker.wakeLater([{ jobId: job.id, leaseToken: job.leaseToken }]);
  }
}

/** What was asked, not what it came to: a filter may match other leads by the time of a repetition. */
function toRequestHash(target: PushTarget, choices: PushChoices): string {
  const asked = target.kind === 'ids' ? [...new Set(target.leadIds)].sort() : target;
  return createHash('sha256')
    .update(JSON.stringify([asked, choices]))
    .digest('hex');
}
