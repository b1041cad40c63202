import { ApiProblem } from '../../api/api-problem';
import type { RejectedRow } from '../../api/types';

const ENTRY = /^domains\[(\d+)\]$/;

/** The entries of a refused list with the server's reason for each; the server names no more than the first ones. */
export function toRejectedDomains(domains: readonly string[], error: unknown): readonly RejectedRow[] {
  if (!(error instanceof ApiProblem) || error.code !== 'invalid-domain') return [];
  return error.errors.flatMap(({ field, code, suggestion }) => {
    const input = domains[Number(ENTRY.exec(field)?.[1])];
    return input === undefined ? [] : [{ input, code, suggestion: suggestion ?? null }];
  });
}
