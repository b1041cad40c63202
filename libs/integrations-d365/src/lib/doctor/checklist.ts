import type { D365FailureCode } from '../failure-codes';

/** What the doctor looks at, in the order in which a person would repair it. */
export const CHECK_IDS = [
  'token',
  'membership',
  'sales',
  'privileges',
  'columns',
  'key',
  'bulk-messages',
  'mapping',
  'clock',
  'round-trip',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/** `unknown`: the check could not be made. `skipped`: nobody asked for it. Neither says that anything is wrong. */
export type CheckStatus = 'pass' | 'fail' | 'unknown' | 'skipped';

/** What the doctor itself finds, besides the failures of a request. */
export const FINDING_CODES = [
  'passed',
  'not-asked',
  'not-wanted',
  'privileges-missing',
  'privileges-unreadable',
  'columns-missing',
  'columns-differ',
  'key-missing',
  'key-building',
  'key-failed',
  'bulk-messages-missing',
  'mapping-invalid',
  'clock-skewed',
  'clock-unreadable',
  'round-trip-needs-delete',
  'round-trip-differs',
  'round-trip-row-left',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** One thing that was looked at: what is there and, where it differs, what should be. No language, no secrets. */
export interface SeenFact {
  readonly name: string;
  readonly found: string | null;
  readonly expected?: string;
}

/** The judgement of one check, before it is put into words. */
export interface CheckResult {
  readonly check: CheckId;
  readonly status: CheckStatus;
  readonly code: FindingCode | D365FailureCode;
  readonly seen: readonly SeenFact[];
}

export function passed(check: CheckId, seen: readonly SeenFact[] = []): CheckResult {
  return { check, status: 'pass', code: 'passed', seen };
}

export function failed(check: CheckId, code: CheckResult['code'], seen: readonly SeenFact[] = []): CheckResult {
  return { check, status: 'fail', code, seen };
}

export function unknown(check: CheckId, code: CheckResult['code'], seen: readonly SeenFact[] = []): CheckResult {
  return { check, status: 'unknown', code, seen };
}
