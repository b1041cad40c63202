import type { LeadListContribution } from '@hunter/platform';
import { SCAN_STATUSES } from './lead-row';

interface ValueFilter {
  readonly values: readonly string[] | null;
  readonly sql: (parameter: number) => string;
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
  segment: {
    values: ['Migration', 'Existing', 'Cold', 'Skip'],
    sql: (n) => `coalesce(l.segment, '') = ANY($${String(n)}::text[])`,
  },
  provider: { values: PROVIDERS, sql: (n) => `coalesce(l.provider, '') = ANY($${String(n)}::text[])` },
  priority_category: {
    values: ['P1', 'P2', 'P3', 'P4', 'P5', 'P6'],
    sql: (n) => `coalesce(l.priority_category, '') = ANY($${String(n)}::text[])`,
  },
  scan_status: { values: SCAN_STATUSES, sql: (n) => `l.scan_status = ANY($${String(n)}::text[])` },
  owner: { values: null, sql: (n) => `l.owner = ANY($${String(n)}::text[])` },
};

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
