import type { DnsAnswer } from './dns-answer.js';
import type { DnsFinding } from './finding.js';
import { isSpfText, parseSpf } from './parse-spf.js';
import type { PartOrigin } from './reading-parts.js';
import { toAbsent, toTexts, toUnknown } from './reading-parts.js';
import type { DnsPart, SpfDetail } from './reading.js';

/**
 * Reads the SPF part from the domain's TXT answer. A record that no receiver can evaluate (several of them, RFC 7208
 * §4.5, or broken syntax, §4.6) is still present; the finding `spf-permerror` says what is wrong with it.
 */
export function readSpf(answer: DnsAnswer, origin: PartOrigin): { part: DnsPart<SpfDetail>; findings: DnsFinding[] } {
  if (answer.kind === 'failed') return { part: toUnknown(origin, answer.cause), findings: [] };
  if (answer.kind === 'absent') return { part: toAbsent(origin, answer.reason), findings: [] };
  const records = toTexts(answer).filter(isSpfText);
  const [only, ...others] = records;
  if (only === undefined) return { part: toAbsent(origin, 'no-such-record'), findings: [] };
  const raw = records.join('\n');
  const parsed = parseSpf(only);
  const record = others.length === 0 && parsed.ok ? parsed.record : null;
  const findings: DnsFinding[] = [];
  const add = (code: DnsFinding['code'], detail?: string): void => {
    findings.push({ code, part: 'spf', name: origin.name, raw, ...(detail === undefined ? {} : { detail }) });
  };
  if (others.length > 0) add('spf-permerror', 'multiple-records');
  else if (!parsed.ok) add('spf-permerror', 'syntax');
  if (record?.mechanisms.find(({ kind }) => kind === 'all')?.qualifier === '+') add('spf-allows-all');
  return {
    part: { status: 'present', name: origin.name, readAt: origin.readAt, raw, records, record },
    findings,
  };
}
