import type { DnsAnswer } from './dns-answer.js';
import type { PartOrigin } from './reading-parts.js';
import { toAbsent, toUnknown } from './reading-parts.js';
import type { DnsPart } from './reading.js';

/**
 * Reads whether the resolver vouched for the domain's own records: its AD flag (RFC 4035 §3.2.3) on one of the answers
 * is enough, and only when all were answered without it is the flag absent. An answer without records carries no flag.
 */
export function readDnssec(answers: readonly DnsAnswer[], origin: PartOrigin): DnsPart<object> {
  if (answers.some((answer) => answer.kind === 'records' && answer.authenticated)) {
    return { status: 'present', ...origin, raw: 'AD' };
  }
  for (const answer of answers) if (answer.kind === 'failed') return toUnknown(origin, answer.cause);
  const empty = answers.every(({ kind }) => kind === 'absent') ? answers[0] : undefined;
  return toAbsent(origin, empty?.kind === 'absent' ? empty.reason : 'no-such-record');
}
