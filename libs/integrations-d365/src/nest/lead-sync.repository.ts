import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { D365Config } from '../lib/config';
import { toErrorBody } from '../lib/error-body';
import type { D365FailureCode } from '../lib/failure-codes';
import { toLeadUrl } from '../lib/lead-url';
import type { D365Status } from '../lib/sync-status';
import type { D365Events } from './d365-events.port';
import { D365_CONFIG, D365_EVENTS } from './d365.tokens';
import { SOURCE_DIGEST_SQL } from './source-digest';

interface LeadSyncRow {
  readonly id: string;
  readonly d365_lead_id: string | null;
  readonly d365_sync_last_at: Date | null;
  readonly d365_sync_error: string | null;
}

export interface SyncedLead {
  readonly leadId: string;
  readonly d365LeadId: string;
}

/** What a worker needs of the lead's row besides the lead itself. */
export interface LeadSyncState {
  readonly d365LeadId: string | null;
  readonly sourceDigest: string;
}

/**
 * The integration's columns on `leads`. Every change is told to {@link D365Events} in the same transaction. A transaction
 * locks the lead before its job, everywhere, so that no two of them wait for each other.
 */
@Injectable()
export class LeadSyncRepository {
  constructor(
    @Inject(D365_EVENTS) private readonly events: D365Events,
    @Inject(D365_CONFIG) private readonly config: D365Config,
  ) {}

  async lockLeadOf(manager: EntityManager, jobId: string): Promise<void> {
    await manager.query(
      `SELECT 1 FROM leads WHERE id = (SELECT lead_id FROM d365_push_jobs WHERE id = $1) FOR NO KEY UPDATE`,
      [jobId],
    );
  }

  async fetchState(manager: EntityManager, leadId: string): Promise<LeadSyncState | null> {
    const [row] = await manager.query<{ d365_lead_id: string | null; source_digest: string }[]>(
      `SELECT l.d365_lead_id, ${SOURCE_DIGEST_SQL} AS source_digest FROM leads l WHERE l.id = $1`,
      [leadId],
    );
    return row === undefined ? null : { d365LeadId: row.d365_lead_id, sourceDigest: row.source_digest };
  }

  async saveQueued(manager: EntityManager, leadIds: readonly string[]): Promise<void> {
    if (leadIds.length === 0) return;
    const rows = await this.update(manager, `d365_sync_status = 'pending', d365_sync_error = NULL`, [leadIds]);
    await this.tell(manager, rows, 'queued');
  }

  async saveInProgress(manager: EntityManager, leadId: string): Promise<void> {
    const rows = await this.update(manager, `d365_sync_status = 'in_progress', d365_sync_error = NULL`, [[leadId]]);
    await this.tell(manager, rows, 'in_progress');
  }

  async saveSynced(manager: EntityManager, leadId: string, d365LeadId: string): Promise<void> {
    const rows = await this.update(
      manager,
      `d365_sync_status = 'synced', d365_sync_error = NULL, d365_sync_last_at = clock_timestamp(), d365_lead_id = $2`,
      [[leadId], d365LeadId],
    );
    await this.tell(manager, rows, 'synced');
  }

  async saveManyInProgress(manager: EntityManager, leadIds: readonly string[]): Promise<void> {
    const rows = await this.update(manager, `d365_sync_status = 'in_progress', d365_sync_error = NULL`, [leadIds]);
    await this.tell(manager, rows, 'in_progress');
  }

  async saveManySynced(manager: EntityManager, synced: readonly SyncedLead[]): Promise<void> {
    const [rows] = await manager.query<[LeadSyncRow[], number]>(
      `UPDATE leads l
       SET d365_sync_status = 'synced', d365_sync_error = NULL, d365_sync_last_at = clock_timestamp(),
           d365_lead_id = given.d365_lead_id
       FROM jsonb_to_recordset($1::jsonb) AS given (lead_id uuid, d365_lead_id text) WHERE l.id = given.lead_id
       RETURNING l.id, l.d365_lead_id, l.d365_sync_last_at, l.d365_sync_error`,
      [JSON.stringify(synced.map(({ leadId, d365LeadId }) => ({ lead_id: leadId, d365_lead_id: d365LeadId })))],
    );
    await this.tell(manager, rows, 'synced');
  }

  /**
   * `standsInTheWay`: the row that a person has to look at, for its link. It stays with the job: a lead's own GUID is that of
   * its own row, or the next push would take somebody else's for it.
   */
  async saveError(
    manager: EntityManager,
    leadId: string,
    code: D365FailureCode,
    standsInTheWay: string | null,
  ): Promise<void> {
    const rows = await this.update(manager, `d365_sync_status = 'error', d365_sync_error = $2`, [[leadId], code]);
    await this.tell(
      manager,
      rows.map((row) => ({ ...row, d365_lead_id: row.d365_lead_id ?? standsInTheWay })),
      'error',
    );
  }

  private async update(
    manager: EntityManager,
    assignments: string,
    parameters: readonly unknown[],
  ): Promise<readonly LeadSyncRow[]> {
    const [rows] = await manager.query<[LeadSyncRow[], number]>(
      `UPDATE leads SET ${assignments} WHERE id = ANY($1::uuid[])
       RETURNING id, d365_lead_id, d365_sync_last_at, d365_sync_error`,
      [...parameters],
    );
    return rows;
  }

  private async tell(manager: EntityManager, rows: readonly LeadSyncRow[], status: D365Status): Promise<void> {
    if (rows.length === 0) return;
    await this.events.recordStatus(
      manager,
      rows.map((row) => ({
        lead_id: row.id,
        d365_status: status,
        d365_last_synced_at: row.d365_sync_last_at?.toISOString() ?? null,
        d365_last_error: toErrorBody(row.d365_sync_error),
        d365_lead_url:
          this.config.enabled && row.d365_lead_id !== null ? toLeadUrl(this.config, row.d365_lead_id) : null,
      })),
    );
  }
}
