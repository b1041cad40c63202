import type { DnsAnswer, DnsFailureCause, DnsResolver } from './dns-answer.js';
import type { AbsentPart, UnknownPart } from './reading.js';

/** Where and when a part was read. */
export interface PartOrigin {
  readonly name: string;
  readonly readAt: string;
}

export function toUnknown(origin: PartOrigin, cause: DnsFailureCause): UnknownPart {
  return { status: 'unknown', name: origin.name, readAt: origin.readAt, cause, raw: null };
}

export function toAbsent(origin: PartOrigin, reason: AbsentPart['reason'], raw: string | null = null): AbsentPart {
  return { status: 'absent', name: origin.name, readAt: origin.readAt, reason, raw };
}

/** A resolver that has given up: every question fails for the same reason, without being asked. */
export function createFailedResolver(cause: DnsFailureCause): DnsResolver {
  return { query: () => Promise.resolve({ kind: 'failed', cause }) };
}

/** The TXT texts of an answer, in a fixed order: servers rotate theirs. */
export function toTexts(answer: DnsAnswer): readonly string[] {
  if (answer.kind !== 'records') return [];
  return answer.records.flatMap((record) => (record.type === 'TXT' ? [record.text] : [])).sort();
}
