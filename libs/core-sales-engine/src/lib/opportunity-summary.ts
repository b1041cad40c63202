import type { Segment } from './sales-lead.js';

/** What the opportunity amounts to in one sentence. */
export type OpportunitySummaryCode =
  | 'migration-ready'
  | 'migration'
  | 'existing'
  | 'cold'
  | 'out-of-scope'
  | 'not-scored';

/** Which sentence sums up the opportunity. */
export function planOpportunitySummary(segment: Segment | null, readinessScore: number | null): OpportunitySummaryCode {
  switch (segment) {
    case 'Migration':
      return readinessScore !== null && readinessScore >= 80 ? 'migration-ready' : 'migration';
    case 'Existing':
      return 'existing';
    case 'Cold':
      return 'cold';
    case 'Skip':
      return 'out-of-scope';
    case null:
      return 'not-scored';
  }
}
