import { Injectable } from '@nestjs/common';
import { ProblemError } from '@hunter/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { D365FailureCode } from '../../lib/failure-codes';
import type { PushChoices } from '../../lib/push-choices';
import {
  PUSH_JOB_STATUSES,
  PUSH_OUTCOMES,
  type PushJobKind,
  type PushJobStatus,
  type PushOutcome,
} from '../../lib/sync-status';
import { undoableColumns } from '../../lib/undo-push';
import type { WriteChanges } from '../../lib/write-changes';
import { PushBatchEntity, type SkippedLead } from '../entities/push-batch.entity';
import { LeadSyncRepository } from '../lead-sync.repository';
import { MAX_SKIPPED_LISTED, type PushRequester, type RetryRequester } from '../push-job.repository';
import type { WakeCall } from '../push-waker';
import type { BatchProgress } from './batch-progress';

/** Which finished jobs to try again. Null: whatever it is. */
export interface RedriveFilter {
  readonly status: readonly ('error' | 'blocked')[];
  readonly code: readonly string[] | null;
  readonly batchId: string | null;
}

interface BatchRow {
  readonly id: string;
  readonly kind: PushJobKind;
  readonly undo_of: string | null;
  readonly undone_by: string | null;
  readonly requested_by: string;
  readonly accepted: number;
  readonly skipped_total: number;
  readonly created_at: Date;
}

interface CountRow {
  readonly status: PushJobStatus;
  readonly outcome: PushOutcome | null;
  readonly error_code: D365FailureCode | null;
  readonly count: number;
  readonly undoable: number;
  readonly finished_at: Date | null;
}

interface UndoCandidate {
  readonly id: string;
  readonly lead_id: string;
  readonly changes: WriteChanges;
}

const IS_UNDOABLE = `jsonb_path_exists(j.changes, '$.* ? (!exists(@.created))')`;

/** Batches as a whole: how far they are, taking one back, trying failed jobs again. */
@Injectable()
export class BatchRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly leadSync: LeadSyncRepository,
  ) {}

  async fetchProgress(batchId: string): Promise<BatchProgress | null> {
    const [progress] = await this.fetchProgressOf(this.dataSource.manager, `WHERE b.id = $1`, [batchId]);
    return progress ?? null;
  }

  /** Newest first. */
  listProgress(limit: number): Promise<readonly BatchProgress[]> {
    return this.fetchProgressOf(this.dataSource.manager, `ORDER BY b.created_at DESC, b.id LIMIT $1`, [limit]);
  }

  /**
   * Opens a batch that takes another one back. A second request gets the batch of the first.
   * @throws ProblemError `batch-not-found`, `batch-open`, `batch-not-undoable`
   */
  async openUndo(batchId: string, requester: PushRequester): Promise<PushBatchEntity> {
    return this.dataSource.transaction(async (manager) => {
      const [undone] = await manager.query<{ kind: PushJobKind }[]>(
        `SELECT kind FROM d365_push_batches WHERE id = $1 FOR UPDATE`,
        [batchId],
      );
      if (undone === undefined) throw new ProblemError('batch-not-found');
      const known = await manager.findOneBy(PushBatchEntity, { undoOf: batchId });
      if (known !== null) return known;
      if (undone.kind === 'undo') throw new ProblemError('batch-not-undoable');
      return this.openUndoOf(manager, batchId, requester);
    });
  }

  /** Gives failed and blocked jobs fresh attempts: the newest of each lead, so that what has been settled since stays. */
  async reopenJobs(
    filter: RedriveFilter,
    requester: RetryRequester,
    choices: PushChoices,
  ): Promise<readonly WakeCall[]> {
    return this.dataSource.transaction(async (manager) => {
      const [rows] = await manager.query<[{ id: string; lead_id: string; lease_token: number }[], number]>(
        `WITH wanted AS MATERIALIZED (
           SELECT j.id FROM d365_push_jobs j JOIN leads l ON l.id = j.lead_id
           WHERE j.status = ANY($1::text[]) AND ($2::text[] IS NULL OR j.error_code = ANY($2::text[]))
             AND ($3::uuid IS NULL OR j.batch_id = $3::uuid)
             AND NOT EXISTS (SELECT 1 FROM d365_push_jobs n WHERE n.lead_id = j.lead_id AND n.id <> j.id
                             AND (n.status IN ('queued', 'in_progress') OR n.created_at > j.created_at))
           ORDER BY l.id FOR NO KEY UPDATE OF l
         )
         UPDATE d365_push_jobs SET status = 'queued', attempt_count = 0, lost_count = 0,
                next_attempt_at = clock_timestamp(), requested_at = clock_timestamp(), asked_by = $5, trace_id = $6,
                lease_until = NULL, lease_holder = NULL, finished_at = NULL,
                choices = $4::jsonb, updated_at = clock_timestamp()
         FROM wanted WHERE d365_push_jobs.id = wanted.id
         RETURNING d365_push_jobs.id, lead_id, lease_token`,
        [filter.status, filter.code, filter.batchId, JSON.stringify(choices), requester.requestedBy, requester.traceId],
      );
      await this.leadSync.saveQueued(
        manager,
        rows.map((row) => row.lead_id),
      );
      return rows.map((row) => ({ jobId: row.id, leaseToken: row.lease_token }));
    });
  }

  private async openUndoOf(
    manager: EntityManager,
    batchId: string,
    requester: PushRequester,
  ): Promise<PushBatchEntity> {
    const candidates = await manager.query<(UndoCandidate & { status: PushJobStatus })[]>(
      `SELECT id, lead_id, status, changes FROM d365_push_jobs WHERE batch_id = $1 ORDER BY lead_id`,
      [batchId],
    );
    if (candidates.some(({ status }) => status === 'queued' || status === 'in_progress')) {
      throw new ProblemError('batch-open');
    }
    const undoable = candidates.filter(({ changes }) => undoableColumns(changes).length > 0);
    const skipped = candidates.filter((job) => !undoable.includes(job)).map(toSkipped);
    const batch = await manager.save(
      manager.create(PushBatchEntity, {
        kind: 'undo',
        undoOf: batchId,
        requestedBy: requester.requestedBy,
        idempotencyKey: null,
        requestHash: null,
        accepted: undoable.length,
        skipped: skipped.slice(0, MAX_SKIPPED_LISTED),
        skippedTotal: skipped.length,
        createdAt: new Date(),
      }),
    );
    await this.openUndoJobs(manager, batch.id, undoable, requester);
    return batch;
  }

  private async openUndoJobs(
    manager: EntityManager,
    batchId: string,
    undoable: readonly UndoCandidate[],
    requester: PushRequester,
  ): Promise<void> {
    const opened = await manager.query<{ lead_id: string }[]>(
      `WITH wanted AS MATERIALIZED (
         SELECT l.id, o.id AS undo_of FROM unnest($1::uuid[]) AS given (id)
         JOIN d365_push_jobs o ON o.id = given.id JOIN leads l ON l.id = o.lead_id
         ORDER BY l.id FOR NO KEY UPDATE OF l
       )
       INSERT INTO d365_push_jobs (lead_id, batch_id, kind, undo_of, requested_by, requested_by_object_id, trace_id)
       SELECT id, $2::uuid, 'undo', undo_of, $3::text, $4::text, $5::text FROM wanted
       ON CONFLICT (lead_id) WHERE status IN ('queued', 'in_progress') DO NOTHING
       RETURNING lead_id`,
      [undoable.map(({ id }) => id), batchId, requester.requestedBy, requester.entraObjectId, requester.traceId],
    );
    await this.leadSync.saveQueued(
      manager,
      opened.map((row) => row.lead_id),
    );
  }

  private async fetchProgressOf(
    manager: EntityManager,
    which: string,
    parameters: readonly unknown[],
  ): Promise<readonly BatchProgress[]> {
    const batches = await manager.query<BatchRow[]>(
      `SELECT b.id, b.kind, b.undo_of, u.id AS undone_by, b.requested_by, b.accepted, b.skipped_total, b.created_at
       FROM d365_push_batches b LEFT JOIN d365_push_batches u ON u.undo_of = b.id ${which}`,
      [...parameters],
    );
    const counts = await manager.query<(CountRow & { batch_id: string })[]>(
      `SELECT j.batch_id, j.status, j.outcome, j.error_code, count(*)::int AS count,
              (count(*) FILTER (WHERE ${IS_UNDOABLE}))::int AS undoable, max(j.finished_at) AS finished_at
       FROM d365_push_jobs j WHERE j.batch_id = ANY($1::uuid[])
       GROUP BY j.batch_id, j.status, j.outcome, j.error_code`,
      [batches.map(({ id }) => id)],
    );
    return batches.map((batch) =>
      toProgress(
        batch,
        counts.filter((row) => row.batch_id === batch.id),
      ),
    );
  }
}

function toSkipped({ lead_id, changes }: UndoCandidate): SkippedLead {
  return { lead_id, code: Object.keys(changes).length > 0 ? 'row-created' : 'nothing-written' };
}

function toProgress(batch: BatchRow, rows: readonly CountRow[]): BatchProgress {
  const countOf = (select: (row: CountRow) => boolean) => rows.filter(select).reduce((sum, row) => sum + row.count, 0);
  const statuses = countBy(PUSH_JOB_STATUSES, (status) => countOf((row) => row.status === status));
  const failed = rows.filter((row) => row.status === 'error' || row.status === 'blocked');
  const codes = [...new Set(failed.flatMap(({ error_code }) => error_code ?? []))];
  const finished = rows.flatMap(({ finished_at }) => finished_at ?? []);
  const isOpen = statuses.queued + statuses.in_progress > 0;
  const last = finished.length === 0 ? batch.created_at : new Date(Math.max(...finished.map(Number)));
  return {
    batchId: batch.id,
    kind: batch.kind,
    undoOf: batch.undo_of,
    undoneBy: batch.undone_by,
    requestedBy: batch.requested_by,
    createdAt: batch.created_at,
    finishedAt: isOpen ? null : last,
    accepted: batch.accepted,
    skippedTotal: batch.skipped_total,
    total: countOf(() => true),
    statuses,
    outcomes: countBy(PUSH_OUTCOMES, (outcome) =>
      countOf((row) => row.status === 'succeeded' && row.outcome === outcome),
    ),
    failures: codes
      .map((code) => ({ code, count: failed.reduce((sum, row) => sum + (row.error_code === code ? row.count : 0), 0) }))
      .sort((left, right) => right.count - left.count),
    undoable: batch.kind === 'undo' ? 0 : rows.reduce((sum, row) => sum + row.undoable, 0),
  };
}

function countBy<Name extends string>(names: readonly Name[], count: (name: Name) => number): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, count(name)])) as Record<Name, number>;
}
