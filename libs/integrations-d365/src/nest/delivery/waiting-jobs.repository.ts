import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { OUTAGE_CODES } from '../../lib/d365-failure';
import type { D365FailureCode } from '../../lib/failure-codes';
import { FAILURE_TEXTS } from '../../lib/failure-texts';
import { LeadSyncRepository } from '../lead-sync.repository';

const WAITED_TOO_LONG: D365FailureCode = 'unreachable-too-long';
const JOBS_AT_ONCE = 500;

/** Job rows while Dynamics does not answer. */
@Injectable()
export class WaitingJobsRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly leadSync: LeadSyncRepository,
  ) {}

  /**
   * Takes the attempts back that failed since then only because Dynamics did not answer: their jobs are queued again as if
   * they had not been tried. May be asked again and again; an attempt is returned once. Gives the number of jobs.
   */
  async returnAttempts(sinceMs: number): Promise<number> {
    let returned = 0;
    for (;;) {
      const some = await this.dataSource.transaction((manager) => this.returnSome(manager, new Date(sinceMs)));
      returned += some;
      if (some < JOBS_AT_ONCE) return returned;
    }
  }

  /**
   * Ends the jobs that have waited for Dynamics for too long: a job waits from its order on, but no longer than Dynamics has
   * been away, since what a long queue or a stopped worker cost is no reason to give up. Gives their number.
   * @param awaySinceMs when the outage began
   */
  async endOverdueJobs(maxWaitMs: number, awaySinceMs: number): Promise<number> {
    const parameters = [maxWaitMs, new Date(awaySinceMs)];
    return this.dataSource.transaction(async (manager) => {
      const overdue = await this.lockLeads(
        manager,
        `SELECT lead_id FROM d365_push_jobs WHERE status = 'queued' AND ${OVERDUE}`,
        parameters,
      );
      const [rows] = await manager.query<[{ lead_id: string }[], number]>(
        `UPDATE d365_push_jobs
         SET status = 'error', error_code = $4, last_error = $5, finished_at = clock_timestamp(),
             updated_at = clock_timestamp()
         WHERE lead_id = ANY($3::uuid[]) AND status = 'queued' AND ${OVERDUE} RETURNING lead_id`,
        [...parameters, overdue, WAITED_TOO_LONG, FAILURE_TEXTS[WAITED_TOO_LONG].en.message],
      );
      for (const { lead_id: leadId } of rows) await this.leadSync.saveError(manager, leadId, WAITED_TOO_LONG, null);
      return rows.length;
    });
  }

  private async returnSome(manager: EntityManager, since: Date): Promise<number> {
    const leadIds = await this.lockLeads(
      manager,
      `SELECT DISTINCT a.lead_id FROM d365_push_attempts a JOIN d365_push_jobs j ON j.id = a.job_id
       WHERE ${RETURNABLE}`,
      [since, OUTAGE_CODES],
    );
    if (leadIds.length === 0) return 0;
    const [rows] = await manager.query<[{ lead_id: string }[], number]>(
      `WITH returned AS (
         UPDATE d365_push_attempts a SET outcome = 'returned' FROM d365_push_jobs j
         WHERE j.id = a.job_id AND a.lead_id = ANY($3::uuid[]) AND ${RETURNABLE} RETURNING a.job_id
       ), counted AS (SELECT job_id, count(*)::int AS attempts FROM returned GROUP BY job_id)
       UPDATE d365_push_jobs j
       SET status = 'queued', attempt_count = greatest(0, j.attempt_count - counted.attempts), finished_at = NULL,
           next_attempt_at = clock_timestamp(), updated_at = clock_timestamp()
       FROM counted WHERE j.id = counted.job_id RETURNING j.lead_id`,
      [since, OUTAGE_CODES, leadIds],
    );
    await this.leadSync.saveQueued(
      manager,
      rows.map((row) => row.lead_id),
    );
    return rows.length;
  }

  /** In one order, and before their jobs, as every transaction here does. */
  private async lockLeads(manager: EntityManager, leadIds: string, parameters: readonly unknown[]): Promise<string[]> {
    const rows = await manager.query<{ id: string }[]>(
      `SELECT id FROM leads WHERE id IN (${leadIds} LIMIT ${String(JOBS_AT_ONCE)}) ORDER BY id FOR NO KEY UPDATE`,
      [...parameters],
    );
    return rows.map(({ id }) => id);
  }
}

const OVERDUE = `greatest(requested_at, $2::timestamptz) < clock_timestamp() - $1 * interval '1 millisecond'`;

/**
 * Attempts `a` of jobs `j` that are open and idle, or that ended with such a failure while the lead was not pushed again:
 * a lead has one open job.
 */
const RETURNABLE = `a.outcome IN ('retry', 'error') AND a.error_code = ANY($2::text[]) AND a.finished_at >= $1
  AND (j.status = 'queued' OR (j.status = 'error' AND j.error_code = ANY($2::text[]) AND NOT EXISTS (
    SELECT 1 FROM d365_push_jobs newer
    WHERE newer.lead_id = j.lead_id AND newer.id <> j.id
      AND (newer.status IN ('queued', 'in_progress') OR newer.created_at > j.created_at))))`;
