import type { DnsAnswer } from './dns-answer.js';
import type { DnsFinding } from './finding.js';
import { parseMx } from './parse-mx.js';
import type { PartOrigin } from './reading-parts.js';
import { toAbsent, toUnknown } from './reading-parts.js';
import type { DnsPart, MxDetail } from './reading.js';
import { toNullMxLines } from './to-null-mx-lines.js';

/** Reads the MX part. A null MX (RFC 7505) is a published "takes no mail": absent, with the record as its proof. */
export function readMx(answer: DnsAnswer, origin: PartOrigin): { part: DnsPart<MxDetail>; findings: DnsFinding[] } {
  if (answer.kind === 'failed') return { part: toUnknown(origin, answer.cause), findings: [] };
  if (answer.kind === 'absent') return { part: toAbsent(origin, answer.reason), findings: [] };
  const records = answer.records.flatMap((record) => (record.type === 'MX' ? [record] : []));
  const mx = parseMx(records);
  const raw = mx.hosts.map(({ preference, host }) => `${String(preference)} ${host}.`).join('\n');
  const toFinding = (code: DnsFinding['code'], shown: string): DnsFinding => {
    return { code, part: 'mx', name: origin.name, raw: shown };
  };
  if (mx.nullMx) {
    const shown = toNullMxLines(records).join('\n');
    return { part: toAbsent(origin, 'null-mx', shown), findings: [toFinding('mx-null', shown)] };
  }
  if (mx.hosts.length === 0) {
    const unreadable = mx.malformed.length === 0 ? null : mx.malformed.join('\n');
    return { part: toAbsent(origin, unreadable === null ? 'no-such-record' : 'invalid', unreadable), findings: [] };
  }
  return {
    part: {
      status: 'present',
      name: origin.name,
      readAt: origin.readAt,
      raw,
      hosts: mx.hosts,
      authenticated: answer.authenticated,
    },
    findings: [
      ...(mx.nullMxBesideHosts ? [toFinding('mx-null-with-others', [...toNullMxLines(records), raw].join('\n'))] : []),
      ...(mx.ipLiterals.length > 0 ? [toFinding('mx-ip-literal', mx.ipLiterals.join('\n'))] : []),
    ],
  };
}
