import { readCalendarDay } from './calendar-day.js';
import type { Segment } from './sales-lead.js';

/** How soon somebody should act. */
export type Urgency = 'high' | 'medium' | 'low';

/** Which rule set the urgency; the first that holds wins. */
export type UrgencyReason =
  | 'priority-first'
  | 'migration-ready'
  | 'registration-expired'
  | 'registration-ends-soon'
  | 'priority-second'
  | 'migration-suitable'
  | 'existing-strong'
  | 'registration-ends-later'
  | 'nothing-pressing';

/** What makes a lead urgent; null is not known. */
export interface UrgencyEvidence {
  readonly segment: Segment | null;
  readonly priorityScore: number | null;
  readonly readinessScore: number | null;
  /** `YYYY-MM-DD`, or null when the end of the registration is not known. */
  readonly expiresAt: string | null;
}

/** The evidence, and the day it is judged on. */
export interface UrgencyInput extends UrgencyEvidence {
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** How soon to act, because of what, and how long the registration still lasts. */
export interface UrgencyPlan {
  readonly urgency: Urgency;
  readonly reason: UrgencyReason;
  /** Days until the registration ends (negative once it has), or null when that day is not known. */
  readonly daysToExpiry: number | null;
}

/** How soon somebody should act. */
export function urgency(input: UrgencyInput): Urgency {
  return planUrgency(input, input.today).urgency;
}

/** How soon somebody should act, and because of what. Throws a RangeError when `today` is no calendar day. */
export function planUrgency(input: UrgencyEvidence, today: string): UrgencyPlan {
  const daysToExpiry = daysUntil(input.expiresAt, today);
  const reason = reasonOf(input, daysToExpiry);
  return { urgency: levelOf(reason), reason, daysToExpiry };
}

function levelOf(reason: UrgencyReason): Urgency {
  switch (reason) {
    case 'priority-first':
    case 'migration-ready':
    case 'registration-expired':
    case 'registration-ends-soon':
      return 'high';
    case 'priority-second':
    case 'migration-suitable':
    case 'existing-strong':
    case 'registration-ends-later':
      return 'medium';
    case 'nothing-pressing':
      return 'low';
  }
}

function reasonOf({ segment, priorityScore, readinessScore }: UrgencyEvidence, days: number | null): UrgencyReason {
  const score = readinessScore ?? 0;
  if (priorityScore === 1) return 'priority-first';
  if (segment === 'Migration' && score >= 80) return 'migration-ready';
  if (days !== null && days < 0) return 'registration-expired';
  if (days !== null && days < 60) return 'registration-ends-soon';
  if (priorityScore === 2) return 'priority-second';
  if (segment === 'Migration' && score >= 50) return 'migration-suitable';
  if (segment === 'Existing' && score >= 70) return 'existing-strong';
  if (days !== null && days < 90) return 'registration-ends-later';
  return 'nothing-pressing';
}

// A list is judged on one day, so the last day that was read is kept: reading it anew for each lead cost as much as the
// whole rest of the judgement. One pair of values that follow from each other; it changes no answer.
let lastToday = { text: '1970-01-01', day: 0 };

function readToday(text: string): number {
  if (text === lastToday.text) return lastToday.day;
  const day = readCalendarDay(text);
  if (day === null) throw new RangeError('today must be a calendar day written as YYYY-MM-DD');
  lastToday = { text, day };
  return day;
}

function daysUntil(expiresAt: string | null, today: string): number | null {
  const now = readToday(today);
  const end = expiresAt === null ? null : readCalendarDay(expiresAt);
  return end === null ? null : end - now;
}
