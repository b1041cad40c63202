import type { Provider } from '@hunter/core-provider-map';
import type { ScoreBreakdown, ScoreFinding } from './score-finding.js';
import type { PModel, PriorityScore, ScoreResult, Segment } from './score-result.js';
import type { ScoreSignals } from './score-signals.js';

/** The score of one rule set. Results are frozen and shared: equal signals give the same object. */
export interface Scoring {
  readonly rulesVersion: string;
  /** How ready a domain is to move to Microsoft 365, 0–100, and what follows from that. */
  readonly scoreDomain: (signals: ScoreSignals) => ScoreResult;
  /** The lines that a score is the sum of; without those that rest on the MX where it was not read. */
  readonly scoreBreakdown: (signals: ScoreSignals) => ScoreBreakdown;
  /** The same lines with the readings each of them rests on; a hard fail has a line of its own before them. */
  readonly scoreFindings: (signals: ScoreSignals) => readonly ScoreFinding[];
  readonly segmentOf: (lead: { readonly score: number; readonly provider: Provider }) => Segment;
  readonly pModel: (lead: { readonly segment: Segment; readonly provider: Provider; readonly score: number }) => PModel;
  /** 1 (call first) to 7; what has no segment or no score comes last. */
  readonly priorityScore: (lead: { readonly segment: Segment | null; readonly score: number | null }) => PriorityScore;
}
