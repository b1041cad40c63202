import { Inject, Injectable } from '@nestjs/common';
import { LEAD_LIST_CONTRIBUTIONS, type LeadListContribution } from '@hunter/platform';
import { DataSource } from 'typeorm';
import { createLeadListVocabulary, type LeadListVocabulary } from './lead-list-vocabulary';
import { LATEST_NETWORK_SQL } from '../lookups/lead-lookup.repository';
import type { LeadFilter, LeadPage, LeadQuery } from './lead-query';
import type { LeadRow } from './lead-row';
import { toLeadRow } from './to-lead-row';

export interface ListedLead {
  readonly lead: LeadRow;
  /** Fields that integrations add, already in wire form. */
  readonly contributed: Readonly<Record<string, unknown>>;
}

/** Figures for the tiles over the list, with what integrations add. */
export interface LeadKpis {
  readonly total: number;
  readonly migration: number;
  readonly high_priority: number;
  readonly best_score: number | null;
  readonly tenant_elsewhere: number;
  readonly [contributed: string]: number | null;
}

/** The lead list's read model: Hunter's columns and the integrations' in one query, paged by key. */
@Injectable()
export class LeadSearch {
  readonly vocabulary: LeadListVocabulary;
  private readonly from: string;
  private readonly select: string;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(LEAD_LIST_CONTRIBUTIONS) private readonly contributions: readonly LeadListContribution[],
  ) {
    this.vocabulary = createLeadListVocabulary(contributions);
    this.from = ['FROM leads l', ...contributions.map((contribution) => contribution.joinSql ?? '')].join(' ');
    const contributed = contributions.flatMap((contribution) =>
      contribution.columns.map((column) => `${column.sql} AS ${column.alias}`),
    );
    this.select = [...LIST_COLUMNS.map((column) => `l.${column}`), ...contributed].join(', ');
  }

  async searchLeads(query: LeadQuery): Promise<LeadPage<ListedLead>> {
    const sort = this.vocabulary.sorts[query.sort.name];
    if (sort === undefined) throw new Error(`unknown sort ${query.sort.name}`);
    const where = this.toWhere(query);
    const parameters = [...where.parameters];
    const conditions = [...where.conditions];
    const direction = query.sort.descending ? 'DESC' : 'ASC';
    if (query.cursor !== null) {
      parameters.push(query.cursor.value, query.cursor.id);
      const comparison = query.sort.descending ? '<' : '>';
      conditions.push(
        `(${sort.sql}, l.id) ${comparison} ($${String(parameters.length - 1)}::${sort.type}, $${String(parameters.length)}::uuid)`,
      );
    }
    parameters.push(query.limit + 1);
    const rows = await this.dataSource.query<Record<string, unknown>[]>(
      `SELECT ${this.select}, (${sort.sql})::text AS cursor_value ${this.from} ${toWhereSql(conditions)}
       ORDER BY ${sort.sql} ${direction}, l.id ${direction} LIMIT $${String(parameters.length)}`,
      parameters,
    );
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => this.toListedLead(row)),
      nextCursor:
        rows.length > query.limit && last !== undefined
          ? { sort: sortKey(query), value: String(last['cursor_value']), id: String(last['id']) }
          : null,
      total: query.withTotal ? await this.countLeads(where) : null,
    };
  }

  /** The ids of everything that matches, in the order of the list by priority; `limit` null: all of them. */
  async searchLeadIds(
    query: Pick<LeadQuery, 'search' | 'filters'>,
    limit: number | null,
  ): Promise<{ readonly leadIds: readonly string[]; readonly total: number }> {
    const where = this.toWhere(query);
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT l.id ${this.from} ${toWhereSql(where.conditions)}
       ORDER BY l.rank, l.id LIMIT $${String(where.parameters.length + 1)}`,
      [...where.parameters, limit],
    );
    const leadIds = rows.map(({ id }) => id);
    return { leadIds, total: limit === null ? leadIds.length : await this.countLeads(where) };
  }

  /** One lead with what integrations add to it. */
  async findListedLead(leadId: string): Promise<ListedLead | null> {
    const rows = await this.dataSource.query<Record<string, unknown>[]>(
      `SELECT ${this.select}, ${DETAIL_COLUMNS.map((column) => `l.${column}`).join(', ')},
              ${LATEST_NETWORK_SQL} AS network ${this.from} WHERE l.id = $1`,
      [leadId],
    );
    return rows[0] === undefined ? null : this.toListedLead(rows[0]);
  }

  async fetchKpis(): Promise<LeadKpis> {
    const contributed = this.contributions.flatMap((contribution) =>
      Object.entries(contribution.kpis ?? {}).map(([name, sql]) => `, ${sql} AS ${name}`),
    );
    const [row] = await this.dataSource.query<LeadKpis[]>(
      `SELECT count(*)::int AS total,
              (count(*) FILTER (WHERE l.segment = 'Migration'))::int AS migration,
              (count(*) FILTER (WHERE l.priority_category IN ('P1', 'P2')))::int AS high_priority,
              max(l.readiness_score) AS best_score,
              (count(*) FILTER (WHERE l.tenant_elsewhere))::int AS tenant_elsewhere
              ${contributed.join('')}
       FROM leads l`,
    );
    if (row === undefined) throw new Error('an aggregate query gives one row');
    return row;
  }

  private toListedLead(row: Record<string, unknown>): ListedLead {
    return {
      lead: toLeadRow(row),
      contributed: Object.assign({}, ...this.contributions.map((contribution) => contribution.toFields(row))),
    };
  }

  private async countLeads(where: Where): Promise<number> {
    const [row] = await this.dataSource.query<{ total: number }[]>(
      `SELECT count(*)::int AS total ${this.from} ${toWhereSql(where.conditions)}`,
      [...where.parameters],
    );
    return row?.total ?? 0;
  }

  private toWhere(query: Pick<LeadQuery, 'search' | 'filters'>): Where {
    const conditions: string[] = [];
    const parameters: unknown[] = [];
    if (query.search !== null) {
      parameters.push(query.search);
      conditions.push(
        `l.search_text LIKE '%' || replace(replace(replace(hunter_fold($${String(parameters.length)}), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`,
      );
    }
    for (const filter of query.filters) {
      const condition = this.toCondition(filter, parameters.length + 1);
      conditions.push(condition);
      if (filter.kind === 'values') parameters.push(filter.values);
      if (filter.kind === 'range') parameters.push(filter.value);
    }
    return { conditions, parameters };
  }

  private toCondition(filter: LeadFilter, parameter: number): string {
    if (filter.kind === 'boolean') return filter.value ? `l.${filter.name}` : `NOT l.${filter.name}`;
    if (filter.kind === 'range') {
      const comparison = filter.name === 'min_score' ? '>=' : '<=';
      // The expression that is indexed; a lead without a score is in no range.
      return `l.readiness_score IS NOT NULL AND coalesce(l.readiness_score, -1) ${comparison} $${String(parameter)}`;
    }
    const known = this.vocabulary.valueFilters[filter.name];
    if (known === undefined) throw new Error(`unknown filter ${filter.name}`);
    const toSql = filter.values.length === 1 ? (known.equalsSql ?? known.sql) : known.sql;
    return toSql(parameter);
  }
}

interface Where {
  readonly conditions: readonly string[];
  readonly parameters: readonly unknown[];
}

function toWhereSql(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}

/** A cursor belongs to one sort order; this names it. */
export function sortKey(query: Pick<LeadQuery, 'sort'>): string {
  return `${query.sort.descending ? '-' : ''}${query.sort.name}`;
}

// The list leaves out the raw reading: at a few kilobytes a row it would be most of every page.
const LIST_COLUMNS = [
  'id',
  'domain',
  'unicode_domain',
  'company_name',
  'country',
  'website',
  'source',
  'provider',
  'mailbox_host',
  'gateway',
  'tenant',
  'tenant_elsewhere',
  'local_provider',
  'mx_root',
  'mx_hosts',
  'spf',
  'dkim',
  'dmarc_policy',
  'dmarc_coverage',
  'scan_status',
  'scanned_at',
  'incomplete',
  'readiness_score',
  'segment',
  'priority_score',
  'technical_heat',
  'commercial_segment',
  'commercial_heat',
  'priority_category',
  'priority_label',
  'hard_fail',
  'rules_version',
  'tenant_size',
  'owner',
  'created_at',
  'updated_at',
  'row_version',
] as const;

const DETAIL_COLUMNS = [
  'spf_record',
  'dmarc_record',
  'dkim_selectors',
  'registrar',
  'expires_at',
  'nameservers',
  'registration_status',
  'registration_source',
  'registration_read_at',
  'infrastructure_summary',
  'contact_emails',
  'contact_quality_score',
  'mail_setup',
  'reading',
  'tenant_size_source',
] as const;
