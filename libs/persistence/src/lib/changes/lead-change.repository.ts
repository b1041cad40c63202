import { Injectable } from '@nestjs/common';
import { DataSource, EntityManager } from 'typeorm';
import { toJsonb } from '../to-jsonb';

/** What changed in a lead, with the values before and after as text; null: there was or is none. */
export interface LeadChange {
  readonly type: string;
  readonly old_value: string | null;
  readonly new_value: string | null;
  /** When the reading was made that showed it. */
  readonly changed_at: string;
}

export interface NewLeadChange extends LeadChange {
  readonly lead_id: string;
}

export interface LeadChangeRow extends LeadChange {
  /** Ascending in the order in which changes were noticed. */
  readonly id: string;
}

/** The history of what changed in leads. */
@Injectable()
export class LeadChangeRepository {
  constructor(private readonly dataSource: DataSource) {}

  async saveChanges(manager: EntityManager, changes: readonly NewLeadChange[]): Promise<void> {
    if (changes.length === 0) return;
    await manager.query(
      `INSERT INTO lead_changes (lead_id, type, old_value, new_value, changed_at)
       SELECT lead_id, type, old_value, new_value, changed_at FROM jsonb_to_recordset($1::jsonb)
         AS given (lead_id uuid, type text, old_value text, new_value text, changed_at timestamptz)`,
      [toJsonb(changes)],
    );
  }

  /** A lead's changes, newest first; `beforeId` is the last one of the page before, or null. */
  async fetchChanges(leadId: string, beforeId: string | null, limit: number): Promise<readonly LeadChangeRow[]> {
    const rows = await this.dataSource.query<(LeadChangeRow & { readonly changed_at: Date })[]>(
      `SELECT c.id::text, c.type, c.old_value, c.new_value, c.changed_at FROM lead_changes c
       WHERE c.lead_id = $1 AND ($2::bigint IS NULL OR c.id < $2::bigint) ORDER BY c.id DESC LIMIT $3`,
      [leadId, beforeId, limit],
    );
    return rows.map((row) => ({ ...row, changed_at: row.changed_at.toISOString() }));
  }
}
