import type { SalesLead } from './sales-lead.js';

/** Why the lead stands in its segment. */
export type SegmentExplanationCode =
  | 'segment-unknown'
  | 'mx-missing'
  | 'existing-strong'
  | 'existing-improvable'
  | 'existing-weak'
  | 'existing-unscored'
  | 'existing-other-provider'
  | 'existing-provider-unknown'
  | 'migration-very-high'
  | 'migration-high'
  | 'migration-sufficient'
  | 'migration-below-minimum'
  | 'migration-unscored'
  | 'cold-local'
  | 'cold-medium'
  | 'cold-low'
  | 'cold-unscored'
  | 'skip-very-low'
  | 'skip-local-empty'
  | 'skip-unmatched'
  | 'skip-unscored';

/** Which explanation fits the lead's segment; it also notices a segment that its own provider or score contradicts. */
export function planSegmentExplanation(lead: SalesLead): SegmentExplanationCode {
  if (lead.hardFail === 'mx-missing') return 'mx-missing';
  switch (lead.segment) {
    case 'Existing':
      return explainExisting(lead);
    case 'Migration':
      return explainMigration(lead.readinessScore);
    case 'Cold':
      return explainCold(lead);
    case 'Skip':
      return explainSkip(lead);
    case null:
      return 'segment-unknown';
  }
}

function explainExisting({ provider, readinessScore: score }: SalesLead): SegmentExplanationCode {
  if (provider === null || provider === 'Unknown') return 'existing-provider-unknown';
  if (provider !== 'M365') return 'existing-other-provider';
  if (score === null) return 'existing-unscored';
  if (score >= 70) return 'existing-strong';
  return score >= 50 ? 'existing-improvable' : 'existing-weak';
}

function explainMigration(score: number | null): SegmentExplanationCode {
  if (score === null) return 'migration-unscored';
  if (score >= 80) return 'migration-very-high';
  if (score >= 70) return 'migration-high';
  return score >= 60 ? 'migration-sufficient' : 'migration-below-minimum';
}

function explainCold({ provider, readinessScore: score }: SalesLead): SegmentExplanationCode {
  if (score === null) return 'cold-unscored';
  if (provider === 'Local' && score >= 5 && score <= 59) return 'cold-local';
  return score >= 40 && score <= 59 ? 'cold-medium' : 'cold-low';
}

function explainSkip({ provider, readinessScore: score }: SalesLead): SegmentExplanationCode {
  if (score === null) return 'skip-unscored';
  if (provider === 'Local' && score <= 4) return 'skip-local-empty';
  return score <= 39 ? 'skip-very-low' : 'skip-unmatched';
}
