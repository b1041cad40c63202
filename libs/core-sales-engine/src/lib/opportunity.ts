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

const NEUTRAL_READINESS_POINTS = 10;
const SEGMENT_WEIGHT = 0.4;
const READINESS_WEIGHT = 0.3;
const PRIORITY_WEIGHT = 0.2;
const SIZE_WEIGHT = 0.1;
const CONTACT_WEIGHT = 0.05;

type Judgement = readonly [code: OpportunityFactorCode, points: number];

const PRIORITY: readonly Judgement[] = [
  ['priority-1', 20],
  ['priority-2', 18],
  ['priority-3', 15],
  ['priority-4', 12],
  ['priority-5', 8],
  ['priority-6', 5],
];
// 7 is the last place in rule set v1; whatever lies beyond it counts the same.
const LAST_PRIORITY: Judgement = ['priority-last', 2];
const UNKNOWN_PRIORITY: Judgement = ['priority-unknown', 5];

/** How promising a lead is, and how many points each factor brought. Points are truncated toward zero. */
export function opportunity(input: OpportunityInput): Opportunity {
  const factors = opportunityFactors(input);
  const points: Partial<Record<OpportunityFactorName, number>> = {};
  for (const factor of factors) points[factor.name] = factor.points;
  return { total: opportunityTotal(factors, input.tuningFactor), factors: points };
}

/** The factors one by one, in their fixed order; contact quality only when there is any. */
export function opportunityFactors(input: OpportunityEvidence): OpportunityFactor[] {
  const { contactQualityScore: quality } = input;
  const segment = judgeSegment(input.segment);
  const readiness = judgeReadiness(input.readinessScore);
  const priority = judgePriority(input.priorityScore);
  const size = judgeSize(input.tenantSize);
  if (quality === null || !(quality > 0)) return [segment, readiness, priority, size];
  return [segment, readiness, priority, size, judgeContact(quality)];
}

/** The sum of the factors times the tuning factor, truncated toward zero and cut at 100. */
export function opportunityTotal(factors: readonly OpportunityFactor[], tuningFactor: number): number {
  let sum = 0;
  for (const factor of factors) sum += factor.points;
  return Math.min(100, truncate(sum * tuningFactor));
}

function judgeSegment(segment: Segment | null): OpportunityFactor {
  switch (segment) {
    case 'Migration':
      return toFactor('segment', SEGMENT_WEIGHT, segment, 'segment-migration', 40);
    case 'Existing':
      return toFactor('segment', SEGMENT_WEIGHT, segment, 'segment-existing', 30);
    case 'Cold':
      return toFactor('segment', SEGMENT_WEIGHT, segment, 'segment-cold', 15);
    case 'Skip':
      return toFactor('segment', SEGMENT_WEIGHT, segment, 'segment-skip', 5);
    case null:
      return toFactor('segment', SEGMENT_WEIGHT, 'Unknown', 'segment-unknown', 5);
  }
}

function judgeReadiness(score: number | null): OpportunityFactor {
  // Rule set v1 gives a score of 0 the same neutral points as a lead without a score.
  const points = score === null || score === 0 ? NEUTRAL_READINESS_POINTS : truncate(score * READINESS_WEIGHT);
  return toFactor('readiness_score', READINESS_WEIGHT, score, readinessCode(score), points);
}

function readinessCode(score: number | null): OpportunityFactorCode {
  if (score === null) return 'readiness-unknown';
  if (score === 0) return 'readiness-zero';
  if (score >= 80) return 'readiness-high';
  return score >= 50 ? 'readiness-medium' : 'readiness-low';
}

function judgePriority(priority: number | null): OpportunityFactor {
  const [code, points] =
    priority === null || priority < 1 ? UNKNOWN_PRIORITY : (PRIORITY[priority - 1] ?? LAST_PRIORITY);
  return toFactor('priority_score', PRIORITY_WEIGHT, priority, code, points);
}

function judgeSize(size: TenantSize | null): OpportunityFactor {
  switch (size) {
    case 'large':
      return toFactor('tenant_size', SIZE_WEIGHT, size, 'size-large', 10);
    case 'medium':
      return toFactor('tenant_size', SIZE_WEIGHT, size, 'size-medium', 7);
    case 'small':
      return toFactor('tenant_size', SIZE_WEIGHT, size, 'size-small', 5);
    case null:
      return toFactor('tenant_size', SIZE_WEIGHT, 'Unknown', 'size-unknown', 3);
  }
}

function judgeContact(quality: number): OpportunityFactor {
  const code = quality >= 50 ? 'contact-strong' : 'contact-weak';
  return toFactor('contact_quality', CONTACT_WEIGHT, quality, code, truncate(quality * CONTACT_WEIGHT));
}

function toFactor(
  name: OpportunityFactorName,
  weight: number,
  raw: string | number | null,
  code: OpportunityFactorCode,
  points: number,
): OpportunityFactor {
  return { name, code, weight, raw, points };
}

// Adding zero turns the negative zero of a small negative product into a plain one.
function truncate(value: number): number {
  return Math.trunc(value) + 0;
}
