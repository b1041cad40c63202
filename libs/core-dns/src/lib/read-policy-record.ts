import type { DnsAnswer } from './dns-answer.js';
import type { DnsFinding } from './finding.js';
import type { PartOrigin } from './reading-parts.js';
import { toAbsent, toTexts, toUnknown } from './reading-parts.js';
import type { DnsPart } from './reading.js';

/** A kind of TXT record of which a name may hold one. */
export interface PolicyRecordKind<Record> {
  readonly part: 'mta-sts' | 'tls-rpt' | 'bimi';
  /** Tells such a record, sound or broken, from other texts. */
  readonly isText: (text: string) => boolean;
  readonly parse: (
    text: string,
  ) => { readonly ok: true; readonly record: Record } | { readonly ok: false; readonly reason: string };
}

/** Reads a record that counts only when it is the one of its kind and valid (RFC 8461 §3.1, RFC 8460 §3). */
export function readPolicyRecord<Record>(
  answer: DnsAnswer,
  origin: PartOrigin,
  kind: PolicyRecordKind<Record>,
): { readonly part: DnsPart<{ readonly record: Record }>; readonly findings: readonly DnsFinding[] } {
  if (answer.kind === 'failed') return { part: toUnknown(origin, answer.cause), findings: [] };
  if (answer.kind === 'absent') return { part: toAbsent(origin, answer.reason), findings: [] };
  const texts = toTexts(answer).filter(kind.isText);
  const [only, ...others] = texts;
  if (only === undefined) return { part: toAbsent(origin, 'no-such-record'), findings: [] };
  const raw = texts.join('\n');
  const base = { part: kind.part, name: origin.name, raw };
  if (others.length > 0) {
    return { part: toAbsent(origin, 'invalid', raw), findings: [{ ...base, code: `${kind.part}-multiple-records` }] };
  }
  const parsed = kind.parse(only);
  if (!parsed.ok) {
    const findings: DnsFinding[] = [{ ...base, code: `${kind.part}-invalid`, detail: parsed.reason }];
    return { part: toAbsent(origin, 'invalid', raw), findings };
  }
  return { part: { status: 'present', ...origin, raw, record: parsed.record }, findings: [] };
}
