import type { Provider } from '@hunter/core-provider-map';
import type { ScoreRiskCode, ScoreSignalCode } from './score-finding.js';
import type {
  CommercialHeat,
  CommercialSegment,
  HardFail,
  PriorityCategory,
  PriorityScore,
  Segment,
  TechnicalHeat,
} from './score-result.js';

/** Both ends belong to the range; a missing end is open. */
export interface ScoreRange {
  readonly least?: number;
  readonly most?: number;
}

/** Holds when each part that is given holds; a signal that was not read holds for nothing. */
export interface SignalCondition {
  readonly provider?: readonly Provider[];
  readonly spf?: readonly boolean[];
  readonly dkim?: readonly boolean[];
  readonly dmarcPolicy?: readonly ('none' | 'quarantine' | 'reject')[];
  /** The record holds the text `include:` more often than this. */
  readonly spfIncludesOver?: number;
}

/** What a finding earns (above zero) or costs (below), and when it applies. */
export interface PointRule<Code extends string> {
  readonly code: Code;
  readonly points: number;
  readonly when: SignalCondition;
}

/** What the decisions after the score may ask about. */
export interface OutcomeCondition {
  readonly score?: ScoreRange;
  readonly provider?: readonly Provider[];
  readonly segment?: readonly Segment[];
  readonly technicalHeat?: readonly TechnicalHeat[];
  readonly commercialSegment?: readonly CommercialSegment[];
  readonly commercialHeat?: readonly CommercialHeat[];
}

/** Read top down: the first rule that matches decides. */
export interface Decision<Outcome> {
  readonly rules: readonly { readonly when: OutcomeCondition; readonly then: Outcome }[];
  readonly otherwise: Outcome;
}

/** One version of the score, as `rules/schema.json` describes it. */
export interface RuleSet {
  readonly $schema?: string;
  readonly version: string;
  readonly base: number;
  readonly range: { readonly least: number; readonly most: number };
  readonly providerPoints: Readonly<Record<Provider, number>>;
  readonly signals: readonly PointRule<ScoreSignalCode>[];
  readonly risks: readonly PointRule<ScoreRiskCode>[];
  readonly hardFail: {
    readonly code: HardFail;
    readonly score: number;
    readonly segment: Segment;
    readonly priorityScore: PriorityScore;
  };
  readonly segments: Decision<Segment>;
  readonly priorityScores: Decision<PriorityScore>;
  readonly technicalHeats: Decision<TechnicalHeat>;
  readonly commercialSegments: Decision<CommercialSegment>;
  readonly commercialHeats: Decision<CommercialHeat>;
  readonly priorityCategories: Decision<{ readonly category: PriorityCategory; readonly label: string }>;
}
