import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { D365FailureCode } from '../../lib/failure-codes';

/** What decides whether a lead may be qualified, and by whom. */
export interface QualifySubject {
  /** GUID in Dynamics, lower case; null while Hunter has not written the lead. */
  readonly d365LeadId: string | null;
  readonly owner: string | null;
  /** Who asked for the last push that succeeded. */
  readonly pushedBy: string | null;
}

export interface QualificationStart {
  readonly leadId: string;
  readonly d365LeadId: string;
  readonly requestedBy: string;
  readonly impersonated: boolean;
  readonly traceId: string | null;
  readonly leaseMs: number;
}

export interface QualificationEnd {
  readonly outcome: 'qualified' | 'already-qualified' | 'blocked' | 'error';
  readonly errorCode: D365FailureCode | null;
  readonly httpStatus: number | null;
  readonly requestId: string | null;
}

/** The audit of qualifications, which is also their lock: a lead has at most one that is under way. */
@Injectable()
export class QualificationRepository {
  constructor(private readonly dataSource: DataSource) {}

  async findSubject(leadId: string): Promise<QualifySubject | null> {
    const [row] = await this.dataSource.query<QualifySubject[]>(
      `SELECT CASE WHEN l.d365_sync_last_at IS NULL THEN NULL ELSE lower(l.d365_lead_id) END AS "d365LeadId", l.owner,
              (SELECT j.requested_by FROM d365_push_jobs j WHERE j.lead_id = l.id AND j.status = 'succeeded'
               ORDER BY j.finished_at DESC LIMIT 1) AS "pushedBy"
       FROM leads l WHERE l.id = $1`,
      [leadId],
    );
    return row ?? null;
  }

  /** Gives the audit row's id, or null when a qualification of this lead is under way. One that never ended counts as lost. */
  async begin(start: QualificationStart): Promise<string | null> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(
        `UPDATE d365_qualifications SET finished_at = clock_timestamp(), outcome = 'lost'
         WHERE lead_id = $1 AND finished_at IS NULL AND lease_until < clock_timestamp()`,
        [start.leadId],
      );
      const [row] = await manager.query<{ id: string }[]>(
        `INSERT INTO d365_qualifications (lead_id, d365_lead_id, requested_by, impersonated, trace_id, lease_until)
         VALUES ($1, $2, $3, $4, $5, clock_timestamp() + $6 * interval '1 millisecond')
         ON CONFLICT (lead_id) WHERE finished_at IS NULL DO NOTHING RETURNING id::text`,
        [start.leadId, start.d365LeadId, start.requestedBy, start.impersonated, start.traceId, start.leaseMs],
      );
      return row?.id ?? null;
    });
  }

  /** Ends the audit row, and whatever else belongs to it, in one transaction. */
  async end(
    id: string,
    end: QualificationEnd,
    andSave: (manager: EntityManager, at: Date) => Promise<void>,
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const [rows] = await manager.query<[{ finished_at: Date }[], number]>(
        `UPDATE d365_qualifications
         SET finished_at = clock_timestamp(), outcome = $2, error_code = $3, http_status = $4, request_id = $5
         WHERE id = $1 RETURNING finished_at`,
        [id, end.outcome, end.errorCode, end.httpStatus, end.requestId],
      );
      const [row] = rows;
      if (row === undefined) throw new Error('the audit row of a qualification is gone');
      await andSave(manager, row.finished_at);
    });
  }
}
