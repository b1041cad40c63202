import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { PushBatchEntity, type SkippedLead } from './entities/push-batch.entity';
import { PushJobEntity } from './entities/push-job.entity';
import type { PushChoices } from '../lib/push-choices';
import type { PushJobStatus } from '../lib/sync-status';
import { LeadSyncRepository } from './lead-sync.repository';
import type { WakeCall } from './push-waker';

/** Who asks for a push, and under which key a repetition is recognised. */
export interface PushRequester {
  readonly requestedBy: string;
  readonly entraObjectId: string | null;
  readonly idempotencyKey: string | null;
  /** Of the request to the API, for the audit. */
  readonly traceId: string | null;
}

/** Who asks for fresh attempts of a push that somebody ordered before. */
export type RetryRequester = Pick<PushRequester, 'requestedBy' | 'traceId'>;

export interface JobListQuery {
  readonly status: readonly PushJobStatus[] | null;
  readonly leadId: string | null;
  readonly batchId: string | null;
  readonly limit: number;
  readonly before: { readonly createdAt: string; readonly id: string } | null;
}

export interface NewBatch {
  readonly requester: PushRequester;
  readonly requestHash: string;
  readonly skipped: readonly SkippedLead[];
  readonly choices: PushChoices;
}

/** A batch names so many of its skipped leads, and counts the rest. */
export const MAX_SKIPPED_LISTED = 1_000;

const UNIQUE_VIOLATION = '23505';

/** Job and batch rows as the API reads and opens them. A lead has at most one open job: the database sees to it. */
@Injectable()
export class PushJobRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly leadSync: LeadSyncRepository,
  ) {}

  /**
   * Opens a job for the lead, or gives the one that is open or that this idempotency key opened before.
   * Null when the lead is gone.
   */
  async openJob(leadId: string, requester: PushRequester, choices: PushChoices): Promise<PushJobEntity | null> {
    const repeated = await this.findJobByKey(requester);
    if (repeated !== null) return repeated;
    // A job that was open at the insert may be finished at the look-up; the second round then opens one.
    return (await this.tryOpenJob(leadId, requester, choices)) ?? this.tryOpenJob(leadId, requester, choices);
  }

  /** Opens a batch and a job for each lead that has none open. */
  async openBatch(leadIds: readonly string[], batch: NewBatch): Promise<PushBatchEntity> {
    const repeated = await this.findBatchByKey(batch.requester);
    if (repeated !== null) return repeated;
    try {
      return await this.dataSource.transaction(async (manager) => {
        const saved = await manager.save(
          manager.create(PushBatchEntity, {
            requestedBy: batch.requester.requestedBy,
            idempotencyKey: batch.requester.idempotencyKey,
            requestHash: batch.requestHash,
            accepted: leadIds.length,
            skipped: batch.skipped.slice(0, MAX_SKIPPED_LISTED),
            skippedTotal: batch.skipped.length,
            createdAt: new Date(),
          }),
        );
        await this.openJobs(manager, leadIds, saved.id, { ...batch.requester, idempotencyKey: null }, batch.choices);
        return saved;
      });
    } catch (error) {
      const winner = isUniqueViolation(error) ? await this.findBatchByKey(batch.requester) : null;
      if (winner !== null) return winner;
      throw error;
    }
  }

  /** Opens a finished job again with fresh attempts. Null when another job of the lead is open by now. */
  async reopenJob(jobId: string, requester: RetryRequester, choices: PushChoices): Promise<boolean> {
    try {
      return await this.dataSource.transaction(async (manager) => {
        await this.leadSync.lockLeadOf(manager, jobId);
        const [rows] = await manager.query<[{ lead_id: string }[], number]>(
          `UPDATE d365_push_jobs
           SET status = 'queued', attempt_count = 0, lost_count = 0, next_attempt_at = clock_timestamp(),
               requested_at = clock_timestamp(), asked_by = $3, trace_id = $4,
               lease_until = NULL, lease_holder = NULL, finished_at = NULL, choices = $2::jsonb, updated_at = clock_timestamp()
           WHERE id = $1 AND status IN ('blocked', 'error') RETURNING lead_id`,
          [jobId, JSON.stringify(choices), requester.requestedBy, requester.traceId],
        );
        await this.leadSync.saveQueued(
          manager,
          rows.map((row) => row.lead_id),
        );
        return rows.length > 0;
      });
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  }

  findJob(jobId: string): Promise<PushJobEntity | null> {
    return this.dataSource.manager.findOneBy(PushJobEntity, { id: jobId });
  }

  findOpenJob(manager: EntityManager, leadId: string): Promise<PushJobEntity | null> {
    return manager.findOneBy(PushJobEntity, { leadId, status: In(['queued', 'in_progress']) });
  }

  findOpenJobOf(leadId: string): Promise<PushJobEntity | null> {
    return this.findOpenJob(this.dataSource.manager, leadId);
  }

  countQueued(): Promise<number> {
    return this.dataSource.manager.countBy(PushJobEntity, { status: 'queued' });
  }

  /** Newest first; one more row than asked for tells that there is a next page. */
  async listJobs(query: JobListQuery): Promise<readonly PushJobEntity[]> {
    const builder = this.dataSource.manager
      .createQueryBuilder(PushJobEntity, 'job')
      .orderBy('job.createdAt', 'DESC')
      .addOrderBy('job.id', 'DESC')
      .limit(query.limit + 1);
    if (query.status !== null) builder.andWhere('job.status IN (:...status)', { status: query.status });
    if (query.leadId !== null) builder.andWhere('job.leadId = :leadId', { leadId: query.leadId });
    if (query.batchId !== null) builder.andWhere('job.batchId = :batchId', { batchId: query.batchId });
    if (query.before !== null) {
      // The column has microseconds, a Date has not: compare at the precision that a cursor carries.
      builder.andWhere(`(date_trunc('milliseconds', job.created_at), job.id) < (:createdAt::timestamptz, :id::uuid)`, {
        createdAt: query.before.createdAt,
        id: query.before.id,
      });
    }
    return builder.getMany();
  }

  /** Open jobs of a batch, for waking. */
  async fetchOpenCalls(batchId: string): Promise<readonly WakeCall[]> {
    const jobs = await this.dataSource.manager.find(PushJobEntity, {
      select: { id: true, leaseToken: true },
      where: { batchId, status: 'queued' },
    });
    return jobs.map((job) => ({ jobId: job.id, leaseToken: job.leaseToken }));
  }

  private async tryOpenJob(
    leadId: string,
    requester: PushRequester,
    choices: PushChoices,
  ): Promise<PushJobEntity | null> {
    try {
      return await this.dataSource.transaction(async (manager) => {
        await this.openJobs(manager, [leadId], null, requester, choices);
        return this.findOpenJob(manager, leadId);
      });
    } catch (error) {
      // Two requests with one idempotency key at once: the other one won.
      if (isUniqueViolation(error)) return this.findJobByKey(requester);
      throw error;
    }
  }

  private async openJobs(
    manager: EntityManager,
    leadIds: readonly string[],
    batchId: string | null,
    requester: PushRequester,
    choices: PushChoices,
  ): Promise<void> {
    // Leads are locked in one order, so that two batches or a batch and a scan cannot wait for each other.
    const opened = await manager.query<{ lead_id: string }[]>(
      `WITH wanted AS MATERIALIZED (
         SELECT l.id FROM leads l WHERE l.id = ANY($1::uuid[]) ORDER BY l.id FOR NO KEY UPDATE
       )
       INSERT INTO d365_push_jobs (lead_id, batch_id, requested_by, requested_by_object_id, idempotency_key, choices,
                                   trace_id)
       SELECT id, $2::uuid, $3::text, $4::text, $5::text, $6::jsonb, $7::text FROM wanted
       ON CONFLICT (lead_id) WHERE status IN ('queued', 'in_progress') DO NOTHING
       RETURNING lead_id`,
      [
        leadIds,
        batchId,
        requester.requestedBy,
        requester.entraObjectId,
        requester.idempotencyKey,
        JSON.stringify(choices),
        requester.traceId,
      ],
    );
    const openedLeadIds = opened.map((row) => row.lead_id);
    await this.leadSync.saveQueued(manager, openedLeadIds);
  }

  private async findJobByKey(requester: PushRequester): Promise<PushJobEntity | null> {
    const { requestedBy, idempotencyKey } = requester;
    if (idempotencyKey === null) return null;
    return this.dataSource.manager.findOneBy(PushJobEntity, { requestedBy, idempotencyKey });
  }

  private async findBatchByKey(requester: PushRequester): Promise<PushBatchEntity | null> {
    const { requestedBy, idempotencyKey } = requester;
    if (idempotencyKey === null) return null;
    return this.dataSource.manager.findOneBy(PushBatchEntity, { requestedBy, idempotencyKey });
  }
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION;
}
