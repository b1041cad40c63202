import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { D365Failure } from '../lib/d365-failure';
import type { D365FailureCode } from '../lib/failure-codes';
import { FAILURE_TEXTS } from '../lib/failure-texts';
import type { MatchedRow } from '../lib/matched-row';
import { RELINK_NOTE_CODES, type KeptColumn, type PlanBase, type PlanNote } from '../lib/plan';
import type { PushChoices } from '../lib/push-choices';
import type { WriteIntent } from '../lib/push-lead';
import type { ColumnValue, ColumnValues } from '../lib/schema';
import type { PushJobKind, PushOutcome } from '../lib/sync-status';
import { toWriteChanges, type WriteChanges } from '../lib/write-changes';
import { DUE_JOB_SQL } from './due-job';
import { FieldSnapshotEntity } from './entities/field-snapshot.entity';
import { LeadSyncRepository, type LeadSyncState } from './lead-sync.repository';
import type { WakeCall } from './push-waker';

/** A job that this worker holds. Only the holder of the newest token may write. */
export interface HeldJob {
  readonly jobId: string;
  readonly leadId: string;
  readonly leaseToken: number;
  readonly attemptCount: number;
  readonly lostCount: number;
  /** Who asked for this attempt: the one who pushed, or who asked to try again. */
  readonly askedBy: string;
  /** The request to the API that asked. */
  readonly traceId: string | null;
  readonly requestedByObjectId: string | null;
  readonly batchId: string | null;
  readonly kind: PushJobKind;
  readonly choices: PushChoices;
}

/** The lease went to another worker, or job and lead are gone: nothing of this attempt may be written. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';

  constructor() {
    super('lease-lost');
  }
}

export interface LastSuccess {
  readonly payloadHash: string | null;
  readonly kept: readonly KeptColumn[];
  readonly notes: readonly PlanNote[];
}

export interface PushSuccess {
  readonly outcome: PushOutcome;
  readonly d365LeadId: string;
  /** Null: what stands in Dynamics is not all that Hunter would say. */
  readonly payloadHash: string | null;
  readonly sourceDigest: string;
  readonly agreed: ColumnValues;
  readonly prior: ColumnValues;
  readonly kept: readonly KeptColumn[];
  readonly notes: readonly PlanNote[];
  readonly requestId: string | null;
}

export interface ClaimRow {
  readonly id: string;
  readonly lead_id: string;
  readonly lease_token: number;
  readonly attempt_count: number;
  readonly lost_count: number;
  readonly asked_by: string;
  readonly trace_id: string | null;
  readonly requested_by_object_id: string | null;
  readonly batch_id: string | null;
  readonly kind: PushJobKind;
  readonly choices: PushChoices;
}

/** What a claim gives back of the job's row. */
export const HELD_COLUMNS = `id, lead_id, lease_token, attempt_count, lost_count, coalesce(asked_by, requested_by) AS asked_by,
  trace_id, requested_by_object_id, batch_id, kind, choices`;

/** After these the row is not the one that earlier values were written to. */
const OTHER_ROW = new Set<string>(
  RELINK_NOTE_CODES.filter((code) => code !== 'reactivated' && code !== 'key-not-moved'),
);

/** Job rows as a worker holds and settles them. Every statement that ends an attempt names the fencing token. */
@Injectable()
export class PushLeaseRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly leadSync: LeadSyncRepository,
  ) {}

  /** Takes a due job that nobody holds. Null when there is nothing to take: held, finished, or not due yet. */
  async claimJob(jobId: string, worker: string, leaseMs: number): Promise<HeldJob | null> {
    // Most rings come for jobs that went with a chunk. Their leads must not be locked in passing: a chunk that is being
    // claimed passes by locked leads, and they would go alone.
    if (!(await this.isDue(jobId))) return null;
    return this.dataSource.transaction(async (manager) => {
      await this.leadSync.lockLeadOf(manager, jobId);
      const [rows] = await manager.query<[ClaimRow[], number]>(
        `UPDATE d365_push_jobs j
         SET status = 'in_progress', lease_token = lease_token + 1, lease_holder = $2,
             lease_until = clock_timestamp() + $3 * interval '1 millisecond',
             lost_count = lost_count + (status = 'in_progress')::int, updated_at = clock_timestamp()
         WHERE id = $1 AND ${DUE_JOB_SQL}
         RETURNING ${HELD_COLUMNS}`,
        [jobId, worker, leaseMs],
      );
      const [row] = rows;
      if (row === undefined) return null;
      const held = toHeldJob(row);
      await this.startAudit(manager, held, worker);
      await this.leadSync.saveInProgress(manager, held.leadId);
      return held;
    });
  }

  /** Extends the lease. False when it is no longer ours. */
  async renewLease(job: HeldJob, leaseMs: number): Promise<boolean> {
    return this.extend(this.dataSource.manager, job, leaseMs);
  }

  /** The row in Hunter and what earlier pushes left behind, for planning. */
  async fetchBase(
    job: Pick<HeldJob, 'jobId' | 'leadId'>,
  ): Promise<{ state: LeadSyncState; base: PlanBase; lastSuccess: LastSuccess | null }> {
    const { manager } = this.dataSource;
    const state = await this.leadSync.fetchState(manager, job.leadId);
    if (state === null) throw new LeaseLostError();
    const snapshots = await manager.findBy(FieldSnapshotEntity, { leadId: job.leadId });
    const written = snapshots.filter(({ confirmed }) => confirmed);
    const unanswered = snapshots.filter(({ sentValues }) => sentValues.length > 0);
    return {
      state,
      base: {
        written: Object.fromEntries(written.map(({ columnName, value }) => [columnName, value])),
        sent: Object.fromEntries(unanswered.map(({ columnName, sentValues }) => [columnName, sentValues])),
      },
      lastSuccess: await this.fetchLastSuccess(manager, job),
    };
  }

  /**
   * Notes down the values about to be sent and what they replace, and proves at the last moment that the lease is still
   * ours.
   */
  async saveIntent(job: HeldJob, intent: WriteIntent, leaseMs: number): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      if (!(await this.extend(manager, job, leaseMs))) throw new LeaseLostError();
      await manager.query(
        `INSERT INTO d365_field_snapshots AS known (lead_id, column_name, sent_values, job_id)
         SELECT $1::uuid, sent.key, jsonb_build_array(sent.value), $2::uuid FROM jsonb_each($3::jsonb) AS sent
         ON CONFLICT (lead_id, column_name) DO UPDATE SET sent_values = known.sent_values || excluded.sent_values`,
        [job.leadId, job.jobId, JSON.stringify(intent.values)],
      );
      const [row] = await manager.query<{ changes: WriteChanges }[]>(
        `SELECT changes FROM d365_push_jobs WHERE id = $1`,
        [job.jobId],
      );
      const changes = toWriteChanges(row?.changes ?? {}, intent);
      await manager.query(`UPDATE d365_push_jobs SET changes = $2::jsonb WHERE id = $1`, [
        job.jobId,
        JSON.stringify(changes),
      ]);
    });
  }

  async saveSuccess(job: HeldJob, success: PushSuccess): Promise<void> {
    await this.settle(job, async (manager) => {
      await this.updateHeld(
        manager,
        job,
        `status = 'succeeded', matches = '[]', outcome = $3, d365_lead_id = $4, payload_hash = $5, source_digest = $6, kept = $7::jsonb,
         notes = $8::jsonb, attempt_count = attempt_count + 1, error_code = NULL, last_error = NULL,
         finished_at = clock_timestamp()`,
        [
          success.outcome,
          success.d365LeadId,
          success.payloadHash,
          success.sourceDigest,
          JSON.stringify(success.kept),
          JSON.stringify(success.notes),
        ],
      );
      await this.saveSnapshots(manager, job, success);
      await this.leadSync.saveSynced(manager, job.leadId, success.d365LeadId);
      await this.endAudit(manager, job, { outcome: success.outcome, requestId: success.requestId });
    });
  }

  /** Ends the attempt but not the job. */
  async saveRetry(job: HeldJob, failure: D365Failure, delayMs: number): Promise<void> {
    await this.settle(job, async (manager) => {
      await this.updateHeld(
        manager,
        job,
        `status = 'queued', attempt_count = attempt_count + 1, error_code = $3, last_error = $4,
         next_attempt_at = clock_timestamp() + $5 * interval '1 millisecond'`,
        [failure.code, FAILURE_TEXTS[failure.code].en.message, delayMs],
      );
      await this.leadSync.saveQueued(manager, [job.leadId]);
      await this.endAudit(manager, job, { outcome: 'retry', ...toAudit(failure) });
    });
  }

  /** Gives the job back untried: nothing of this claim counts. */
  async saveDeferral(job: HeldJob, failure: D365Failure, delayMs: number): Promise<void> {
    await this.settle(job, async (manager) => {
      await this.updateHeld(
        manager,
        job,
        `status = 'queued', error_code = $3, last_error = $4,
         next_attempt_at = clock_timestamp() + $5 * interval '1 millisecond'`,
        [failure.code, FAILURE_TEXTS[failure.code].en.message, delayMs],
      );
      await this.leadSync.saveQueued(manager, [job.leadId]);
      await this.endAudit(manager, job, { outcome: 'deferred', ...toAudit(failure) });
    });
  }

  /** Ends the job without success. */
  async saveFailure(
    job: HeldJob,
    status: 'blocked' | 'error',
    failure: D365Failure,
    d365LeadId: string | null,
    matches: readonly MatchedRow[] = [],
  ): Promise<void> {
    await this.settle(job, async (manager) => {
      await this.updateHeld(
        manager,
        job,
        `status = $3, attempt_count = attempt_count + 1, error_code = $4, last_error = $5,
         d365_lead_id = coalesce($6, d365_lead_id), matches = $7::jsonb, finished_at = clock_timestamp()`,
        [status, failure.code, FAILURE_TEXTS[failure.code].en.message, d365LeadId, JSON.stringify(matches)],
      );
      await this.leadSync.saveError(manager, job.leadId, failure.code, d365LeadId);
      await this.endAudit(manager, job, { outcome: status, ...toAudit(failure) });
    });
  }

  /** Open jobs that are due and that nobody holds, oldest first. */
  async fetchDueJobs(limit: number): Promise<readonly WakeCall[]> {
    const rows = await this.dataSource.query<{ id: string; lease_token: number }[]>(
      `SELECT id, lease_token FROM d365_push_jobs j WHERE ${DUE_JOB_SQL} ORDER BY next_attempt_at LIMIT $1`,
      [limit],
    );
    return rows.map((row) => ({ jobId: row.id, leaseToken: row.lease_token }));
  }

  /** How long the oldest open job has waited since it was asked for, again or first, in seconds; 0 when there is none. */
  async fetchQueueAgeSeconds(): Promise<number> {
    const [row] = await this.dataSource.query<{ age: number | null }[]>(
      `SELECT extract(epoch FROM clock_timestamp() - min(requested_at))::float8 AS age
       FROM d365_push_jobs WHERE status IN ('queued', 'in_progress')`,
    );
    return row?.age ?? 0;
  }

  private async settle(job: HeldJob, write: (manager: EntityManager) => Promise<void>): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await this.leadSync.lockLeadOf(manager, job.jobId);
      await write(manager);
    });
  }

  private async isDue(jobId: string): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      `SELECT 1 FROM d365_push_jobs j WHERE j.id = $1 AND ${DUE_JOB_SQL}`,
      [jobId],
    );
    return rows.length > 0;
  }

  /** The one way to end an attempt: it fails, and with it the whole transaction, when the token is not the newest. */
  private async updateHeld(
    manager: EntityManager,
    job: HeldJob,
    assignments: string,
    parameters: readonly unknown[],
  ): Promise<void> {
    const [, affected] = await manager.query<[unknown[], number]>(
      `UPDATE d365_push_jobs
       SET ${assignments}, lease_until = NULL, lease_holder = NULL, updated_at = clock_timestamp()
       WHERE id = $1 AND lease_token = $2 AND status = 'in_progress'`,
      [job.jobId, job.leaseToken, ...parameters],
    );
    if (affected === 0) throw new LeaseLostError();
  }

  private async extend(manager: EntityManager, job: HeldJob, leaseMs: number): Promise<boolean> {
    const [, affected] = await manager.query<[unknown[], number]>(
      `UPDATE d365_push_jobs SET lease_until = clock_timestamp() + $3 * interval '1 millisecond'
       WHERE id = $1 AND lease_token = $2 AND status = 'in_progress'`,
      [job.jobId, job.leaseToken, leaseMs],
    );
    return affected > 0;
  }

  private async fetchLastSuccess(
    manager: EntityManager,
    job: Pick<HeldJob, 'jobId' | 'leadId'>,
  ): Promise<LastSuccess | null> {
    const [row] = await manager.query<
      { status: string; payload_hash: string | null; kept: readonly KeptColumn[]; notes: readonly PlanNote[] }[]
    >(
      `SELECT status, payload_hash, kept, notes FROM d365_push_jobs
       WHERE lead_id = $1 AND id <> $2 AND finished_at IS NOT NULL ORDER BY finished_at DESC LIMIT 1`,
      [job.leadId, job.jobId],
    );
    // A job that failed since may have written before it failed, so only an unbroken success proves what Dynamics holds.
    if (row?.status !== 'succeeded') return null;
    return { payloadHash: row.payload_hash, kept: row.kept, notes: row.notes };
  }

  private async saveSnapshots(manager: EntityManager, job: HeldJob, success: PushSuccess): Promise<void> {
    const relinked = success.notes.some(({ code }) => OTHER_ROW.has(code));
    // The row was seen after all earlier sends, so what is still unanswered has no say any more.
    await manager.query(`DELETE FROM d365_field_snapshots WHERE lead_id = $1 AND (NOT confirmed OR $2)`, [
      job.leadId,
      relinked,
    ]);
    await manager.query(`UPDATE d365_field_snapshots SET sent_values = '[]' WHERE lead_id = $1`, [job.leadId]);
    const rows = Object.entries(success.agreed).map(([column, value]) => toSnapshotRow(column, value, success.prior));
    await manager.query(
      `INSERT INTO d365_field_snapshots AS known (lead_id, column_name, confirmed, value, prior_value, job_id, written_at)
       SELECT $1::uuid, given.column_name, true, coalesce(given.value, 'null'), coalesce(given.prior_value, 'null'), $2::uuid, clock_timestamp()
       FROM jsonb_to_recordset($3::jsonb) AS given (column_name text, value jsonb, prior_value jsonb)
       ON CONFLICT (lead_id, column_name) DO UPDATE
       SET confirmed = true, value = excluded.value, prior_value = excluded.prior_value, job_id = excluded.job_id,
           written_at = excluded.written_at
       WHERE NOT known.confirmed OR known.value IS DISTINCT FROM excluded.value`,
      [job.leadId, job.jobId, JSON.stringify(rows)],
    );
  }

  private async startAudit(manager: EntityManager, job: HeldJob, worker: string): Promise<void> {
    await manager.query(
      `UPDATE d365_push_attempts SET outcome = 'lost', finished_at = clock_timestamp()
       WHERE job_id = $1 AND finished_at IS NULL`,
      [job.jobId],
    );
    await manager.query(
      `INSERT INTO d365_push_attempts (job_id, lead_id, lease_token, worker, requested_by, trace_id)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [job.jobId, job.leadId, job.leaseToken, worker, job.askedBy, job.traceId],
    );
  }

  private async endAudit(manager: EntityManager, job: HeldJob, end: AuditEnd): Promise<void> {
    await manager.query(
      `UPDATE d365_push_attempts
       SET finished_at = clock_timestamp(), outcome = $3, error_code = $4, http_status = $5, request_id = $6
       WHERE job_id = $1 AND lease_token = $2`,
      [job.jobId, job.leaseToken, end.outcome, end.errorCode ?? null, end.httpStatus ?? null, end.requestId ?? null],
    );
  }
}

interface AuditEnd {
  readonly outcome: string;
  readonly errorCode?: D365FailureCode;
  readonly httpStatus?: number | null;
  readonly requestId?: string | null;
}

function toAudit(failure: D365Failure): Omit<AuditEnd, 'outcome'> {
  return { errorCode: failure.code, httpStatus: failure.httpStatus, requestId: failure.requestId ?? null };
}

function toSnapshotRow(column: string, value: ColumnValue, prior: ColumnValues) {
  return { column_name: column, value, prior_value: prior[column] ?? null };
}

export function toHeldJob(row: ClaimRow): HeldJob {
  return {
    jobId: row.id,
    leadId: row.lead_id,
    leaseToken: row.lease_token,
    attemptCount: row.attempt_count,
    lostCount: row.lost_count,
    askedBy: row.asked_by,
    traceId: row.trace_id,
    requestedByObjectId: row.requested_by_object_id,
    batchId: row.batch_id,
    kind: row.kind,
    choices: row.choices,
  };
}
