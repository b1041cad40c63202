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

type Texts<Text> = Readonly<Record<SegmentExplanationCode, Text>>;

/** Which explanation fits the lead's segment; it also notices a segment that its own provider or score contradicts. */
export function planSegmentExplanation<Text>(lead: SalesLead, texts: Texts<Text>): Text {
  if (lead.hardFail === 'mx-missing') return texts['mx-missing'];
  switch (lead.segment) {
    case 'Existing':
      return explainExisting(lead, texts);
    case 'Migration':
      return explainMigration(lead.readinessScore, texts);
    case 'Cold':
      return explainCold(lead, texts);
    case 'Skip':
      return explainSkip(lead, texts);
    case null:
      return texts['segment-unknown'];
  }
}

function explainExisting<Text>({ provider, readinessScore: score }: SalesLead, texts: Texts<Text>): Text {
  if (provider === null || provider === 'Unknown') return texts['existing-provider-unknown'];
  if (provider !== 'M365') return texts['existing-other-provider'];
  if (score === null) return texts['existing-unscored'];
  if (score >= 70) return texts['existing-strong'];
  return score >= 50 ? texts['existing-improvable'] : texts['existing-weak'];
}

function explainMigration<Text>(score: number | null, texts: Texts<Text>): Text {
  if (score === null) return texts['migration-unscored'];
  if (score >= 80) return texts['migration-very-high'];
  if (score >= 70) return texts['migration-high'];
  return score >= 60 ? texts['migration-sufficient'] : texts['migration-below-minimum'];
}

function explainCold<Text>({ provider, readinessScore: score }: SalesLead, texts: Texts<Text>): Text {
  if (score === null) return texts['cold-unscored'];
  if (provider === 'Local' && score >= 5 && score <= 59) return texts['cold-local'];
  return score >= 40 && score <= 59 ? texts['cold-medium'] : texts['cold-low'];
}

function explainSkip<Text>({ provider, readinessScore: score }: SalesLead, texts: Texts<Text>): Text {
  if (score === null) return texts['skip-unscored'];
  if (provider === 'Local' && score <= 4) return texts['skip-local-empty'];
  return score <= 39 ? texts['skip-very-low'] : texts['skip-unmatched'];
}
