import type { ScoreFinding, ScoreInput } from './score-finding.js';

/** What one reading does to a score. */
export interface ScoreEvidence {
  readonly input: ScoreInput;
  /** By how many points the sum, before it is clamped, moves when this reading is taken away; with the sign it has in the sum. */
  readonly weight: number;
  /** The lines that rest on it, alone or together with other readings. */
  readonly findings: readonly ScoreFinding[];
}

const INPUTS: readonly ScoreInput[] = ['mx', 'spf', 'dkim', 'dmarc'];

/**
 * Turns the lines of a score into the weight of each reading behind them. A line that rests on several readings
 * (`hosting_mx_weak`) counts in full for each, because it falls when any of them does; so weights need not add up to
 * the sum. Readings that no line rests on are left out.
 */
export function toScoreEvidence(findings: readonly ScoreFinding[]): readonly ScoreEvidence[] {
  return INPUTS.flatMap((input) => {
    const own = findings.filter(({ reads }) => reads.includes(input));
    const weight = own.reduce((sum, { points }) => sum + points, 0);
    return own.length === 0 ? [] : [{ input, weight, findings: own }];
  });
}
