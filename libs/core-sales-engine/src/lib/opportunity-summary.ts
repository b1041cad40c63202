import type { SalesLead } from './sales-lead.js';

/** What the opportunity amounts to in one sentence. */
export type OpportunitySummaryCode =
  | 'migration-ready'
  | 'migration'
  | 'existing'
  | 'cold'
  | 'out-of-scope'
  | 'not-scored';

/** Which sentence sums up the opportunity. */
export function planOpportunitySummary<Text>(
  { segment, readinessScore }: SalesLead,
  texts: Readonly<Record<OpportunitySummaryCode, Text>>,
): Text {
  switch (segment) {
    case 'Migration':
      return readinessScore !== null && readinessScore >= 80 ? texts['migration-ready'] : texts.migration;
    case 'Existing':
      return texts.existing;
    case 'Cold':
      return texts.cold;
    case 'Skip':
      return texts['out-of-scope'];
    case null:
      return texts['not-scored'];
  }
}
