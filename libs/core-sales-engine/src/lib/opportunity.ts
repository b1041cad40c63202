import type { Segment, TenantSize } from './sales-lead.js';

/** What the opportunity is judged by, in the order of its rationale. */
export type OpportunityFactorName =
  | 'segment'
  | 'readiness_score'
  | 'priority_score'
  | 'tenant_size'
  | 'contact_quality';

/** What a factor says about the lead; every code has a comment in each language. */
export type OpportunityFactorCode =
  | 'segment-migration'
  | 'segment-existing'
  | 'segment-cold'
  | 'segment-skip'
  | 'segment-unknown'
  | 'readiness-high'
  | 'readiness-medium'
  | 'readiness-low'
  | 'readiness-zero'
  | 'readiness-unknown'
  | 'priority-1'
  | 'priority-2'
  | 'priority-3'
  | 'priority-4'
  | 'priority-5'
  | 'priority-6'
  | 'priority-last'
  | 'priority-unknown'
  | 'size-large'
  | 'size-medium'
  | 'size-small'
  | 'size-unknown'
  | 'contact-strong'
  | 'contact-weak';

/** One factor with what it was judged by and the points it brought. */
export interface OpportunityFactor {
  readonly name: OpportunityFactorName;
  readonly code: OpportunityFactorCode;
  /** Share of the whole, 0–1. */
  readonly weight: number;
  readonly raw: string | number | null;
  readonly points: number;
}

/** What the factors read; null is not known and brings neutral or few points. */
export interface OpportunityEvidence {
  readonly segment: Segment | null;
  readonly readinessScore: number | null;
  readonly priorityScore: number | null;
  readonly tenantSize: TenantSize | null;
  readonly contactQualityScore: number | null;
}

/** The evidence, and how strongly the sum is to count. */
export interface OpportunityInput extends OpportunityEvidence {
  /** 1 leaves the sum as it is. Configuration refuses values outside 0–2; the function itself takes any number. */
  readonly tuningFactor: number;
}

/** How promising a lead is, and the points of each factor that applies. */
export interface Opportunity {
  /** At most 100; no lower bound. */
  readonly total: number;
  readonly factors: Readonly<Partial<Record<OpportunityFactorName, number>>>;
}

type Judgement = readonly [code: OpportunityFactorCode, points: number];

const NEUTRAL_READINESS_POINTS = 10;
const READINESS_WEIGHT = 0.3;
const CONTACT_WEIGHT = 0.05;

const SEGMENT: Readonly<Record<Segment, Judgement>> = {
  Migration: ['segment-migration', 40],
  Existing: ['segment-existing', 30],
  Cold: ['segment-cold', 15],
  Skip: ['segment-skip', 5],
};
const UNKNOWN_SEGMENT: Judgement = ['segment-unknown', 5];

const PRIORITY: readonly Judgement[] = [
  ['priority-1', 20],
  ['priority-2', 18],
  ['priority-3', 15],
  ['priority-4', 12],
  ['priority-5', 8],
  ['priority-6', 5],
];
const LAST_PRIORITY: Judgement = ['priority-last', 2];
const UNKNOWN_PRIORITY: Judgement = ['priority-unknown', 5];

const SIZE: Readonly<Record<TenantSize, Judgement>> = {
  large: ['size-large', 10],
  medium: ['size-medium', 7],
  small: ['size-small', 5],
};
const UNKNOWN_SIZE: Judgement = ['size-unknown', 3];

/** How promising a lead is, and how many points each factor brought. Points are truncated toward zero. */
export function opportunity(input: OpportunityInput): Opportunity {
  const factors = opportunityFactors(input);
  const points: Partial<Record<OpportunityFactorName, number>> = {};
  for (const factor of factors) points[factor.name] = factor.points;
  return { total: opportunityTotal(factors, input.tuningFactor), factors: points };
}

/** The factors one by one, in their fixed order; contact quality only when there is any. */
export function opportunityFactors(input: OpportunityEvidence): OpportunityFactor[] {
  const { segment, readinessScore, priorityScore, tenantSize, contactQualityScore } = input;
  const factors = [
    toFactor('segment', 0.4, segment ?? 'Unknown', segment === null ? UNKNOWN_SEGMENT : SEGMENT[segment]),
    toFactor('readiness_score', READINESS_WEIGHT, readinessScore, judgeReadiness(readinessScore)),
    toFactor('priority_score', 0.2, priorityScore, judgePriority(priorityScore)),
    toFactor('tenant_size', 0.1, tenantSize ?? 'Unknown', tenantSize === null ? UNKNOWN_SIZE : SIZE[tenantSize]),
  ];
  if (contactQualityScore !== null && contactQualityScore > 0) {
    factors.push(toFactor('contact_quality', CONTACT_WEIGHT, contactQualityScore, judgeContact(contactQualityScore)));
  }
  return factors;
}

/** The sum of the factors times the tuning factor, truncated toward zero and cut at 100. */
export function opportunityTotal(factors: readonly OpportunityFactor[], tuningFactor: number): number {
  let sum = 0;
  for (const factor of factors) sum += factor.points;
  return Math.min(100, truncate(sum * tuningFactor));
}

function toFactor(
  name: OpportunityFactorName,
  weight: number,
  raw: string | number | null,
  [code, points]: Judgement,
): OpportunityFactor {
  return { name, code, weight, raw, points };
}

// Rule set v1 gives a score of 0 the same neutral points as a lead without a score.
function judgeReadiness(score: number | null): Judgement {
  if (score === null) return ['readiness-unknown', NEUTRAL_READINESS_POINTS];
  if (score === 0) return ['readiness-zero', NEUTRAL_READINESS_POINTS];
  const points = truncate(score * READINESS_WEIGHT);
  if (score >= 80) return ['readiness-high', points];
  return [score >= 50 ? 'readiness-medium' : 'readiness-low', points];
}

// 7 is the last place in rule set v1; whatever lies beyond it counts the same.
function judgePriority(priority: number | null): Judgement {
  if (priority === null || priority < 1) return UNKNOWN_PRIORITY;
  return PRIORITY[priority - 1] ?? LAST_PRIORITY;
}

function judgeContact(quality: number): Judgement {
  return [quality >= 50 ? 'contact-strong' : 'contact-weak', truncate(quality * CONTACT_WEIGHT)];
}

// Adding zero turns the negative zero of a small negative product into a plain one.
function truncate(value: number): number {
  return Math.trunc(value) + 0;
}
