import type { DnsAnswer, DnsResolver } from './dns-answer.js';
import { MAX_NEGATIVE_LOOKUPS } from './dkim-selectors.js';
import type { DnsFinding } from './finding.js';
import type { DkimKey } from './parse-dkim-key.js';
import { isDkimText, parseDkimKey } from './parse-dkim-key.js';
import { queryFollowing } from './query-following.js';
import { toAbsent, toTexts, toUnknown } from './reading-parts.js';
import type { DkimLookup, DkimPart } from './reading.js';

interface SelectorResult {
  readonly lookup: DkimLookup;
  readonly key: DkimKey | null;
  readonly findings: readonly DnsFinding[];
}

/**
 * Looks for a live DKIM key under the planned selectors, one after the other, and stops at the first or after
 * {@link MAX_NEGATIVE_LOOKUPS} definite "no". Once a look-up has failed, the rest is asked at the same time, because
 * the next failure would cost as long again. Found nothing and something failed: unknown, never absent.
 */
export async function fetchDkim(
  domain: string,
  selectors: readonly string[],
  resolver: DnsResolver,
  readAt: string,
): Promise<{ part: DkimPart; findings: readonly DnsFinding[] }> {
  const fetchSelector = async (selector: string): Promise<SelectorResult> => {
    const name = `${selector}._domainkey.${domain}`;
    return readSelector(await queryFollowing(resolver, name, 'TXT'), selector, name);
  };
  const results: SelectorResult[] = [];
  const waiting = selectors.slice(0, MAX_NEGATIVE_LOOKUPS);
  while (waiting.length > 0) {
    const failedBefore = results.some(({ lookup }) => lookup.status === 'unknown');
    const batch = waiting.splice(0, failedBefore ? waiting.length : 1);
    results.push(...(await Promise.all(batch.map(fetchSelector))));
    if (results.some(({ key }) => key !== null)) break;
  }
  return {
    part: toDkimPart(domain, results, readAt),
    findings: results.flatMap(({ findings }) => findings),
  };
}

function toDkimPart(domain: string, results: readonly SelectorResult[], readAt: string): DkimPart {
  const tried = results.map(({ lookup }) => lookup);
  for (const { key, lookup } of results) {
    if (key === null || lookup.raw === null) continue;
    const { name, raw, selector } = lookup;
    return { status: 'present', name, readAt, raw, selector, key, tried };
  }
  const origin = { name: `_domainkey.${domain}`, readAt };
  const failed = tried.find(({ status }) => status === 'unknown');
  if (failed?.cause !== undefined) return { ...toUnknown({ ...origin, name: failed.name }, failed.cause), tried };
  const dead = tried.find(({ raw }) => raw !== null);
  return { ...toAbsent(origin, dead === undefined ? 'no-such-record' : 'invalid', dead?.raw ?? null), tried };
}

/** A selector holds a key only when its record is valid and its `p=` is not empty (RFC 6376 §3.6.1). */
function readSelector(answer: DnsAnswer, selector: string, name: string): SelectorResult {
  if (answer.kind === 'failed') {
    const lookup: DkimLookup = { selector, name, status: 'unknown', cause: answer.cause, raw: null, targets: [] };
    return { lookup, key: null, findings: [] };
  }
  const targets = answer.aliases ?? [];
  const texts = toTexts(answer).filter(isDkimText);
  for (const raw of texts) {
    const parsed = parseDkimKey(raw);
    if (!parsed.ok || parsed.key.revoked) continue;
    const findings: DnsFinding[] = parsed.key.testing ? [{ code: 'dkim-key-testing', part: 'dkim', name, raw }] : [];
    return { lookup: { selector, name, status: 'present', raw, targets }, key: parsed.key, findings };
  }
  const raw = texts[0] ?? null;
  return {
    lookup: { selector, name, status: 'absent', raw, targets },
    key: null,
    findings: raw === null ? [] : [toDeadKeyFinding(name, raw)],
  };
}

function toDeadKeyFinding(name: string, raw: string): DnsFinding {
  const parsed = parseDkimKey(raw);
  return parsed.ok
    ? { code: 'dkim-key-revoked', part: 'dkim', name, raw }
    : { code: 'dkim-key-invalid', part: 'dkim', name, raw, detail: parsed.reason };
}
