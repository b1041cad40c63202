import { Injectable } from '@nestjs/common';
import { DataSource, EntityManager } from 'typeorm';
import { SCANNED_LEAD_COLUMNS, type ScannedLead } from './lead-columns';
import { LATEST_NETWORK_SQL } from '../lookups/lead-lookup.repository';
import type { LeadRow } from './lead-row';
import { toJsonb } from '../to-jsonb';
import { toLeadRow } from './to-lead-row';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What the last scan left in a lead. */
export type EarlierLead = Pick<
  LeadRow,
  | 'reading'
  | 'mx_root'
  | 'mx_hosts'
  | 'spf'
  | 'dkim'
  | 'dmarc_policy'
  | 'expires_at'
  | 'readiness_score'
  | 'segment'
  | 'incomplete'
>;

export interface PendingLead {
  readonly domain: string;
  readonly unicode_domain: string;
  readonly company_name: string | null;
  readonly contact_emails: readonly string[];
  readonly contact_quality_score: number | null;
}

/** Reads and writes single leads and batches of them; lists are read by {@link LeadSearch}. */
@Injectable()
export class LeadRepository {
  constructor(private readonly dataSource: DataSource) {}

  async findLead(idOrDomain: string, manager: EntityManager = this.dataSource.manager): Promise<LeadRow | null> {
    const column = UUID.test(idOrDomain) ? 'id' : 'domain';
    const rows = await manager.query<Record<string, unknown>[]>(
      `SELECT l.*, ${LATEST_NETWORK_SQL} AS network FROM leads l WHERE l.${column} = $1`,
      [idOrDomain],
    );
    return rows[0] === undefined ? null : toLeadRow(rows[0]);
  }

  /**
   * Scanned leads by domain as they are, so that a failed part of a new scan never replaces a known one, and changes show.
   * They stay locked until the caller's transaction ends: another scan of the same domain must not put its reading in between.
   */
  async fetchEarlierLeads(
    manager: EntityManager,
    domains: readonly string[],
  ): Promise<ReadonlyMap<string, EarlierLead>> {
    const rows = await manager.query<(EarlierLead & { readonly domain: string })[]>(
      `SELECT domain, reading, mx_root, mx_hosts, spf, dkim, dmarc_policy, expires_at::text, readiness_score, segment, incomplete
       FROM leads WHERE domain = ANY($1) ORDER BY domain COLLATE "C" FOR NO KEY UPDATE`,
      [domains],
    );
    return new Map(rows.flatMap(({ domain, ...lead }) => (lead.reading === null ? [] : [[domain, lead]])));
  }

  /** Which of the leads exist, and whether they have a score. */
  async fetchScored(
    leadIds: readonly string[],
  ): Promise<readonly { readonly leadId: string; readonly scored: boolean }[]> {
    return this.dataSource.query(
      'SELECT id AS "leadId", readiness_score IS NOT NULL AS scored FROM leads WHERE id = ANY($1::uuid[])',
      [leadIds],
    );
  }

  /** Adds leads that are not scanned yet; what is already known of a lead stays. */
  async savePendingLeads(manager: EntityManager, source: string, leads: readonly PendingLead[]): Promise<void> {
    await manager.query(
      `INSERT INTO leads (domain, unicode_domain, company_name, contact_emails, contact_quality_score, source)
       SELECT domain, unicode_domain, company_name, contact_emails, contact_quality_score, $2
       FROM jsonb_to_recordset($1::jsonb)
         AS given (domain text, unicode_domain text, company_name text, contact_emails jsonb, contact_quality_score integer)
       ORDER BY domain COLLATE "C"
       ON CONFLICT (domain) DO UPDATE SET
         company_name = coalesce(leads.company_name, excluded.company_name),
         contact_emails = CASE WHEN leads.contact_emails = '[]' THEN excluded.contact_emails ELSE leads.contact_emails END,
         contact_quality_score =
           CASE WHEN leads.contact_emails = '[]' THEN excluded.contact_quality_score ELSE leads.contact_quality_score END,
         updated_at = now(), row_version = leads.row_version + 1
       WHERE (leads.company_name IS NULL AND excluded.company_name IS NOT NULL)
          OR (leads.contact_emails = '[]' AND excluded.contact_emails <> '[]')`,
      [toJsonb(leads), source],
    );
  }

  /** Writes what a batch of scans found: lead rows and their history rows. Returns the ids in the order of the domains. */
  async saveScannedLeads(manager: EntityManager, leads: readonly ScannedLead[]): Promise<ReadonlyMap<string, string>> {
    const columns = Object.keys(SCANNED_LEAD_COLUMNS);
    const kept = new Set(['domain', 'source', 'company_name']);
    const updates = columns.filter((column) => !kept.has(column)).map((column) => `${column} = excluded.${column}`);
    const definition = Object.entries(SCANNED_LEAD_COLUMNS).map(([column, type]) => `${column} ${type}`);
    const rows = await manager.query<{ id: string; domain: string }[]>(
      `WITH given AS (
         SELECT * FROM jsonb_to_recordset($1::jsonb) AS given (${definition.join(', ')}, scan_reading jsonb)
       ), saved AS (
         INSERT INTO leads (${columns.join(', ')})
         SELECT ${columns.join(', ')} FROM given ORDER BY domain COLLATE "C"
         ON CONFLICT (domain) DO UPDATE SET ${updates.join(', ')},
           company_name = coalesce(leads.company_name, excluded.company_name),
           updated_at = now(), row_version = leads.row_version + 1
         RETURNING id, domain
       ), history AS (
         INSERT INTO lead_scans (lead_id, scan_status, reading, readiness_score, segment, incomplete, rules_version, scanned_at)
         SELECT saved.id, given.scan_status, coalesce(given.scan_reading, given.reading), given.readiness_score, given.segment, given.incomplete,
                given.rules_version, given.scanned_at
         FROM saved JOIN given USING (domain)
       )
       SELECT id, domain FROM saved`,
      [toJsonb(leads)],
    );
    return new Map(rows.map((row) => [row.domain, row.id]));
  }
}
