import { isD365FailureCode } from './failure-codes';
import { FAILURE_TEXTS } from './failure-texts';
import type { D365ErrorBody } from './sync-status';

/** Puts a stored code into words. A code that this version does not know (a newer worker wrote it) reads as `unexpected`. */
export function toErrorBody(code: string | null): D365ErrorBody | null {
  if (code === null) return null;
  const known = isD365FailureCode(code) ? code : 'unexpected';
  const translations = FAILURE_TEXTS[known];
  return { code: known, ...translations.en, translations };
}
