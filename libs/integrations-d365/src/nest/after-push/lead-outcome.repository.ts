import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { D365Outcome, LeadFate } from '../../lib/after-push/lead-fate';
import { toOutcomeBody, type StoredFate } from '../../lib/after-push/outcome-body';
import type { D365Config } from '../../lib/config';
import type { D365Events } from '../d365-events.port';
import { D365_CONFIG, D365_EVENTS } from '../d365.tokens';

/** A lead of Hunter and the row it is in Dynamics. */
export interface WrittenLead {
  readonly leadId: string;
  /** GUID, lower case. */
  readonly d365LeadId: string;
}

export interface ReadFate extends WrittenLead {
  readonly fate: LeadFate;
}

interface OutcomeRow {
  readonly lead_id: string;
  readonly outcome: D365Outcome;
  readonly account_id: string | null;
  readonly contact_id: string | null;
  readonly opportunity_id: string | null;
  readonly changed_at: Date;
  readonly read_at: Date;
}

const COLUMNS = 'o.lead_id, o.outcome, o.account_id, o.contact_id, o.opportunity_id, o.changed_at, o.read_at';

/** Leads that stand in Dynamics by Hunter's own hand: a blocked push keeps the GUID of what stood in its way, too. */
const WRITTEN = 'l.d365_lead_id IS NOT NULL AND l.d365_sync_last_at IS NOT NULL';
const PAIR = 'l.id AS "leadId", lower(l.d365_lead_id) AS "d365LeadId"';

/** What became of leads in Dynamics. Nothing here is touched by a reading that failed. */
@Injectable()
export class LeadOutcomeRepository {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(D365_EVENTS) private readonly events: D365Events,
    @Inject(D365_CONFIG) private readonly config: D365Config,
  ) {}

  async findFate({ leadId, d365LeadId }: WrittenLead): Promise<StoredFate | null> {
    const [row] = await this.dataSource.query<OutcomeRow[]>(
      `SELECT ${COLUMNS} FROM d365_lead_outcomes o WHERE o.lead_id = $1 AND o.d365_lead_id = $2`,
      [leadId, d365LeadId],
    );
    return row === undefined ? null : toStoredFate(row);
  }

  /**
   * Stores what was read at that time, unless something newer is there or the lead is another row by now. Changes are told
   * in the same transaction.
   */
  async saveFates(manager: EntityManager, fates: readonly ReadFate[], readAt: Date): Promise<void> {
    if (fates.length === 0) return;
    const rows = await manager.query<(OutcomeRow & { readonly changed: boolean })[]>(
      `INSERT INTO d365_lead_outcomes AS o
         (lead_id, d365_lead_id, outcome, account_id, contact_id, opportunity_id, changed_at, read_at)
       SELECT l.id, g.d365_lead_id, g.outcome, g.account_id, g.contact_id, g.opportunity_id, $2, $2
       FROM jsonb_to_recordset($1::jsonb) AS g
         (lead_id uuid, d365_lead_id text, outcome text, account_id text, contact_id text, opportunity_id text)
       JOIN leads l ON l.id = g.lead_id AND lower(l.d365_lead_id) = g.d365_lead_id
       ORDER BY l.id
       ON CONFLICT (lead_id) DO UPDATE
       SET d365_lead_id = excluded.d365_lead_id, outcome = excluded.outcome, account_id = excluded.account_id,
           contact_id = excluded.contact_id, opportunity_id = excluded.opportunity_id, read_at = excluded.read_at,
           reread = false,
           changed_at = CASE WHEN o.outcome = excluded.outcome AND o.d365_lead_id = excluded.d365_lead_id
                             THEN o.changed_at ELSE excluded.changed_at END
       WHERE o.read_at <= excluded.read_at
       RETURNING ${COLUMNS}, o.changed_at = o.read_at AS changed`,
      [JSON.stringify(fates.map(toGiven)), readAt],
    );
    const changes = rows
      .filter(({ changed }) => changed)
      .map((row) => ({ lead_id: row.lead_id, d365_outcome: toOutcomeBody(this.config, toStoredFate(row)) }));
    if (changes.length > 0) await this.events.recordOutcome?.(manager, changes);
  }

  /** Marks leads whose outcome could not be read, so that the next round asks again; what was known stays. */
  async saveUnread(manager: EntityManager, leadIds: readonly string[]): Promise<void> {
    if (leadIds.length === 0) return;
    await manager.query('UPDATE d365_lead_outcomes SET reread = true WHERE lead_id = ANY($1::uuid[])', [leadIds]);
  }

  /** Leads of which nothing is known yet, or which could not be read the last time. */
  fetchUnknown(): Promise<readonly WrittenLead[]> {
    return this.dataSource.query<WrittenLead[]>(
      `SELECT ${PAIR} FROM leads l LEFT JOIN d365_lead_outcomes o ON o.lead_id = l.id
       WHERE ${WRITTEN} AND (o.lead_id IS NULL OR o.d365_lead_id <> lower(l.d365_lead_id) OR o.reread)
       ORDER BY l.d365_sync_last_at DESC`,
    );
  }

  /** The leads that were read longest ago. A deleted row does not come back, so it is not asked for again. */
  fetchOldest(limit: number): Promise<readonly WrittenLead[]> {
    return this.dataSource.query<WrittenLead[]>(
      `SELECT ${PAIR} FROM d365_lead_outcomes o JOIN leads l ON l.id = o.lead_id
       WHERE ${WRITTEN} AND o.outcome <> 'deleted' ORDER BY o.read_at LIMIT $1`,
      [limit],
    );
  }

  /** All leads that Hunter wrote, by id, after the given one. */
  fetchWritten(afterLeadId: string | null, limit: number): Promise<readonly WrittenLead[]> {
    return this.dataSource.query<WrittenLead[]>(
      `SELECT ${PAIR} FROM leads l WHERE ${WRITTEN} AND ($1::uuid IS NULL OR l.id > $1::uuid) ORDER BY l.id LIMIT $2`,
      [afterLeadId, limit],
    );
  }

  /** Those of the given rows of Dynamics that Hunter wrote, by lead or by the opportunity that decided the outcome. */
  async findWritten(
    d365LeadIds: readonly string[],
    opportunityIds: readonly string[],
  ): Promise<readonly WrittenLead[]> {
    if (d365LeadIds.length + opportunityIds.length === 0) return [];
    return this.dataSource.query<WrittenLead[]>(
      `SELECT ${PAIR} FROM leads l WHERE ${WRITTEN} AND l.d365_lead_id = ANY($1::text[])
       UNION
       SELECT ${PAIR} FROM d365_lead_outcomes o JOIN leads l ON l.id = o.lead_id
       WHERE ${WRITTEN} AND o.opportunity_id = ANY($2::text[])`,
      [d365LeadIds, opportunityIds],
    );
  }
}

function toGiven({ leadId, d365LeadId, fate }: ReadFate): object {
  return {
    lead_id: leadId,
    d365_lead_id: d365LeadId,
    outcome: fate.outcome,
    account_id: fate.accountId,
    contact_id: fate.contactId,
    opportunity_id: fate.opportunityId,
  };
}

function toStoredFate(row: OutcomeRow): StoredFate {
  return {
    outcome: row.outcome,
    accountId: row.account_id,
    contactId: row.contact_id,
    opportunityId: row.opportunity_id,
    changedAt: row.changed_at,
    readAt: row.read_at,
  };
}
