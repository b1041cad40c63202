export { compileScoring } from './lib/compile-scoring.js';
export { readRuleSet } from './lib/read-rule-set.js';
export type { RuleSetReading } from './lib/read-rule-set.js';
export type { Decision, OutcomeCondition, PointRule, RuleSet, ScoreRange, SignalCondition } from './lib/rule-set.js';
export { rulesV1 } from './lib/rules-v1.generated.js';
export type { SchemaViolation } from './lib/schema-violations.js';
export { toScoreEvidence } from './lib/score-evidence.js';
export type { ScoreEvidence } from './lib/score-evidence.js';
export type { ScoreBreakdown, ScoreFinding, ScoreInput, ScoreRiskCode, ScoreSignalCode } from './lib/score-finding.js';
export type {
  CommercialHeat,
  CommercialSegment,
  HardFail,
  PModel,
  PriorityCategory,
  PriorityScore,
  ScoreResult,
  Segment,
  TechnicalHeat,
} from './lib/score-result.js';
export type { ScoreDmarcPolicy, ScoreSignals } from './lib/score-signals.js';
export { pModel, priorityScore, scoreBreakdown, scoreDomain, scoreFindings, segmentOf } from './lib/score-v1.js';
export type { Scoring } from './lib/scoring.js';
