import type { PointRule, RuleSet, SignalCondition } from './rule-set.js';
import type { ScoreFinding, ScoreInput } from './score-finding.js';
import type { SignalState } from './signal-state.js';
import { isMet } from './signal-state.js';

/** The lines of the score in a state, in the order of the rule set: provider, signals, risks. */
export function listFindings(rules: RuleSet, state: SignalState, limits: readonly number[]): readonly ScoreFinding[] {
  const met = ({ when }: PointRule<string>) => isMet(when, state, limits);
  const provider = { kind: 'provider', code: state.provider, points: rules.providerPoints[state.provider] } as const;
  return [
    { ...provider, reads: ['mx'] },
    ...rules.signals
      .filter(met)
      .map(({ code, points, when }) => ({ kind: 'signal', code, points, reads: readsOf(when) }) as const),
    ...rules.risks
      .filter(met)
      .map(({ code, points, when }) => ({ kind: 'risk', code, points, reads: readsOf(when) }) as const),
  ];
}

function readsOf(when: SignalCondition): readonly ScoreInput[] {
  const reads: ScoreInput[] = [];
  if (when.provider !== undefined) reads.push('mx');
  if (when.spf !== undefined || when.spfIncludesOver !== undefined) reads.push('spf');
  if (when.dkim !== undefined) reads.push('dkim');
  if (when.dmarcPolicy !== undefined) reads.push('dmarc');
  return reads;
}
