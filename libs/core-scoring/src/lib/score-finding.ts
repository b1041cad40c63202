import type { Provider } from '@hunter/core-provider-map';
import type { HardFail } from './score-result.js';

/** What earns points in rule set v1; `dmarc_none` stands for a policy that earns none. */
export type ScoreSignalCode = 'spf' | 'dkim' | 'dmarc_quarantine' | 'dmarc_reject' | 'dmarc_none';

/** What costs points in rule set v1. A missing DKIM key costs twice, as `no_dkim` and as `dkim_none`. */
export type ScoreRiskCode =
  | 'no_spf'
  | 'no_dkim'
  | 'dkim_none'
  | 'dmarc_none'
  | 'hosting_mx_weak'
  | 'spf_multiple_includes';

/** Which reading a line of the score rests on. */
export type ScoreInput = 'mx' | 'spf' | 'dkim' | 'dmarc';

/** One line of a score: what was found, what it earns or costs, and the readings to show for it. */
export type ScoreFinding = { readonly points: number; readonly reads: readonly ScoreInput[] } & (
  | { readonly kind: 'provider'; readonly code: Provider }
  | { readonly kind: 'signal'; readonly code: ScoreSignalCode }
  | { readonly kind: 'risk'; readonly code: ScoreRiskCode }
  /** Moves no points: it is why the score is not the sum of the other lines. */
  | { readonly kind: 'hard-fail'; readonly code: HardFail }
);

/** A score taken apart into its lines; only lines that apply are there. */
export interface ScoreBreakdown {
  readonly base: number;
  /** Points of the provider. */
  readonly provider: number;
  readonly signals: Readonly<Partial<Record<ScoreSignalCode, number>>>;
  readonly risks: Readonly<Partial<Record<ScoreRiskCode, number>>>;
  /** The sum, kept within the range of the rule set: the score, unless there is a hard fail. Null when the MX was not read. */
  readonly total: number | null;
  readonly hardFail?: 'mx-missing';
  readonly incomplete?: true;
}
