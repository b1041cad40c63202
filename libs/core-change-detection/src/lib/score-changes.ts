import { priorityScore } from '@hunter/core-scoring';
import type { Segment } from '@hunter/core-scoring';

/** How a lead moved on the list: in priority (1–7), or within one priority in segment only. */
export type ScoreChange = 'priority_score_changed' | 'segment_changed';

/** What rule set v1 made of one reading. */
export interface ScoreReading {
  /** Null when the lead could not be scored. */
  readonly score: number | null;
  readonly segment: Segment | null;
  /** True when a signal that feeds the score was unknown. */
  readonly incomplete?: boolean;
}

/** Two scores of one lead, by the same rule set. */
export interface ScoreChangesInput {
  readonly old: ScoreReading;
  readonly new: ScoreReading;
}

/**
 * Whether a lead moved on the list: its priority changed, or else only its segment did. At most one of the two, and nothing
 * when either side is incomplete or has no score, for then the difference lies in what was read and not in the lead.
 */
export function scoreChanges({ old, new: fresh }: ScoreChangesInput): ScoreChange[] {
  const before = priorityOf(old);
  const after = priorityOf(fresh);
  if (before === null || after === null) return [];
  if (before !== after) return ['priority_score_changed'];
  return old.segment === fresh.segment ? [] : ['segment_changed'];
}

function priorityOf({ score, segment, incomplete }: ScoreReading): number | null {
  return score === null || segment === null || incomplete === true ? null : priorityScore({ segment, score });
}
