import type { Decision, OutcomeCondition, ScoreRange } from './rule-set.js';

/** What is known when a decision is taken; each decision's conditions ask only about what precedes it. */
export interface OutcomeFacts {
  readonly score: number;
  readonly provider?: string;
  readonly segment?: string;
  readonly technicalHeat?: string;
  readonly commercialSegment?: string;
  readonly commercialHeat?: string;
}

/** The outcome of the first rule whose condition holds, else the decision's default. */
export function decide<Outcome>(decision: Decision<Outcome>, facts: OutcomeFacts): Outcome {
  for (const { when, then } of decision.rules) if (holds(when, facts)) return then;
  return decision.otherwise;
}

function holds(when: OutcomeCondition, facts: OutcomeFacts): boolean {
  return (
    isWithin(when.score, facts.score) &&
    isOneOf(when.provider, facts.provider) &&
    isOneOf(when.segment, facts.segment) &&
    isOneOf(when.technicalHeat, facts.technicalHeat) &&
    isOneOf(when.commercialSegment, facts.commercialSegment) &&
    isOneOf(when.commercialHeat, facts.commercialHeat)
  );
}

function isWithin(range: ScoreRange | undefined, score: number): boolean {
  if (range === undefined) return true;
  return score >= (range.least ?? -Infinity) && score <= (range.most ?? Infinity);
}

function isOneOf(allowed: readonly string[] | undefined, fact: string | undefined): boolean {
  return allowed === undefined || (fact !== undefined && allowed.includes(fact));
}
