import { ProblemError, readPageLimit, type ProblemFieldError } from '@hunter/platform';

const PARAMETERS = ['limit', 'cursor'];
const LIMITS = { default: 50, max: 200 };

export interface ChangeQuery {
  readonly limit: number;
  /** Id of the last change of the page before; null: the first page. */
  readonly beforeId: string | null;
}

/** A cursor as a caller carries it from one page of changes to the next. */
export function encodeChangeCursor(id: string): string {
  return Buffer.from(id).toString('base64url');
}

/** Reads the query string of a list of changes. @throws ProblemError `invalid-query` naming what is allowed. */
export function readChangeQuery(query: Readonly<Record<string, unknown>>): ChangeQuery {
  const errors: ProblemFieldError[] = [];
  for (const [name, value] of Object.entries(query)) {
    if (!PARAMETERS.includes(name)) errors.push({ field: name, code: 'unknown-parameter', allowed: PARAMETERS });
    else if (typeof value !== 'string') errors.push({ field: name, code: 'repeated-parameter' });
  }
  const limit = readPageLimit(textOf(query['limit']) ?? undefined, LIMITS, errors);
  const cursor = textOf(query['cursor']);
  const beforeId = cursor === null ? null : Buffer.from(cursor, 'base64url').toString('latin1');
  if (beforeId !== null && !/^\d{1,18}$/.test(beforeId)) errors.push({ field: 'cursor', code: 'invalid-value' });
  if (errors.length > 0) throw new ProblemError('invalid-query', { errors });
  return { limit, beforeId };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
