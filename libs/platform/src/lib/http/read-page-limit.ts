import type { ProblemFieldError } from '../problems/problem-catalogue';

/** How many items a page of a list may have, and has when nobody asks. */
export interface PageLimits {
  readonly default: number;
  readonly max: number;
}

/**
 * Reads the query parameter `limit`; left out or empty it is the default. What is no whole number from 1 to the maximum is
 * added to `errors`.
 */
export function readPageLimit(value: unknown, limits: PageLimits, errors: ProblemFieldError[]): number {
  if (value === undefined || value === '') return limits.default;
  const limit = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : 0;
  if (limit >= 1 && limit <= limits.max) return limit;
  errors.push({ field: 'limit', code: 'invalid-value', allowed: [`1 to ${String(limits.max)}`] });
  return limits.default;
}
