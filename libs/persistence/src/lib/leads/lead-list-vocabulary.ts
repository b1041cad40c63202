import type { LeadListContribution } from '@hunter/platform';
import { SCAN_STATUSES } from './lead-row';

interface ValueFilter {
  readonly values: readonly string[] | null;
  readonly sql: (parameter: number) => string;
  /** The same for a single value: an index on it then also gives the rows in the list's order. */
  readonly equalsSql?: (parameter: number) => string;
}

interface SortKey {
  /** Never null, so that a cursor can compare with it. */
  readonly sql: string;
  readonly type: 'text' | 'integer' | 'timestamptz';
}

/** The closed sets of filters and sorts, Hunter's own and those that integrations contribute. */
export interface LeadListVocabulary {
  readonly valueFilters: Readonly<Record<string, ValueFilter>>;
  readonly booleanFilters: readonly string[];
  readonly rangeFilters: readonly string[];
  readonly sorts: Readonly<Record<string, SortKey>>;
}

const PROVIDERS = ['M365', 'Google', 'Yandex', 'Zoho', 'Amazon', 'SendGrid', 'Mailgun', 'Hosting', 'Local', 'Unknown'];

const OWN_VALUE_FILTERS: Readonly<Record<string, ValueFilter>> = {
  segment: ownFilter("coalesce(l.segment, '')", ['Migration', 'Existing', 'Cold', 'Skip']),
  provider: ownFilter("coalesce(l.provider, '')", PROVIDERS),
  priority_category: ownFilter("coalesce(l.priority_category, '')", ['P1', 'P2', 'P3', 'P4', 'P5', 'P6']),
  scan_status: ownFilter('l.scan_status', SCAN_STATUSES),
  owner: ownFilter('l.owner', null),
};

function ownFilter(column: string, values: readonly string[] | null): ValueFilter {
  return {
    values,
    sql: (parameter) => `${column} = ANY($${String(parameter)}::text[])`,
    equalsSql: (parameter) => `${column} = ($${String(parameter)}::text[])[1]`,
  };
}

const OWN_SORTS: Readonly<Record<string, SortKey>> = {
  priority: { sql: 'l.rank', type: 'integer' },
  score: { sql: 'coalesce(l.readiness_score, -1)', type: 'integer' },
  domain: { sql: 'l.domain', type: 'text' },
  company_name: { sql: 'hunter_fold(coalesce(l.company_name, l.domain))', type: 'text' },
  scanned_at: { sql: "coalesce(l.scanned_at, '-infinity'::timestamptz)", type: 'timestamptz' },
  created_at: { sql: 'l.created_at', type: 'timestamptz' },
  segment: { sql: "coalesce(l.segment, '')", type: 'text' },
  provider: { sql: "coalesce(l.provider, '')", type: 'text' },
};

export function createLeadListVocabulary(contributions: readonly LeadListContribution[]): LeadListVocabulary {
  return {
    valueFilters: Object.assign({}, OWN_VALUE_FILTERS, ...contributions.map((contribution) => contribution.filters)),
    booleanFilters: ['tenant_elsewhere', 'incomplete'],
    rangeFilters: ['min_score', 'max_score'],
    sorts: {
      ...OWN_SORTS,
      ...Object.fromEntries(
        contributions.flatMap((contribution) =>
          Object.entries(contribution.sorts).map(([name, sql]) => [name, { sql, type: 'text' as const }]),
        ),
      ),
    },
  };
}
