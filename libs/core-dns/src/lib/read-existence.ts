import type { DnsAnswer, DnsFailureCause } from './dns-answer.js';

/** Whether a name is there at all, or why nobody could tell. */
export type Existence =
  | { readonly kind: 'exists' }
  | { readonly kind: 'nonexistent' }
  | { readonly kind: 'unknown'; readonly cause: DnsFailureCause };

/**
 * Whether a name exists, from the answers to questions about the name itself. NXDOMAIN for any type says that it does
 * not, whatever became of the other questions (RFC 8020 §2); records, an alias, or "no such record" say that it does, and
 * count for more where a broken server says both. A failed question says nothing.
 */
export function readExistence(answers: readonly DnsAnswer[]): Existence {
  if (answers.some(showsName)) return { kind: 'exists' };
  const failed = answers.find((answer) => answer.kind === 'failed');
  if (answers.some(({ kind }) => kind === 'absent') || failed === undefined) return { kind: 'nonexistent' };
  return { kind: 'unknown', cause: failed.cause };
}

/** NXDOMAIN behind an alias is said of the alias's target; the alias itself is there. */
function showsName(answer: DnsAnswer): boolean {
  if (answer.kind !== 'absent') return answer.kind === 'records';
  return answer.reason === 'nodata' || (answer.aliases ?? []).length > 0;
}
