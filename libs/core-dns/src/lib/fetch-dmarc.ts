import type { DnsAnswer, DnsResolver } from './dns-answer.js';
import type { DnsFinding } from './finding.js';
import type { DmarcPolicy, DmarcRecord } from './parse-dmarc.js';
import { isDmarcText, parseDmarc } from './parse-dmarc.js';
import { queryFollowing } from './query-following.js';
import type { Existence } from './read-existence.js';
import { toAbsent, toTexts, toUnknown } from './reading-parts.js';
import type { DmarcDetail, DnsPart } from './reading.js';

/** Names of eight labels or more are cut to seven after the first query, so that a walk asks eight times at most. */
const WALK_LABELS = 7;

interface DmarcAt {
  readonly domain: string;
  readonly name: string;
  readonly raw: string;
  /** Null: the one record there applies no policy (RFC 9989 §4.10.1). */
  readonly record: DmarcRecord | null;
}

type Step =
  | { readonly kind: 'found'; readonly at: DmarcAt; readonly findings: readonly DnsFinding[] }
  | { readonly kind: 'none'; readonly raw: string | null; readonly findings: readonly DnsFinding[] }
  | { readonly kind: 'failed'; readonly cause: Extract<DnsAnswer, { kind: 'failed' }>['cause'] };

interface DmarcResult {
  readonly part: DnsPart<DmarcDetail>;
  readonly findings: readonly DnsFinding[];
}

/**
 * Finds the DMARC policy that applies to a domain (RFC 9989 §4.10): its own record, or by the tree walk that of its
 * organizational domain or public suffix. Several records at one name are as good as none. A failed look-up on the way
 * makes the part unknown, because the policy that applies may stand where nobody answered; so does not knowing whether
 * the domain exists, where another policy applies to names that do not (`np`).
 */
export async function fetchDmarc(
  domain: string,
  resolver: DnsResolver,
  options: { readonly readAt: string; readonly fetchExistence: () => Promise<Existence> },
): Promise<DmarcResult> {
  const origin = { name: `_dmarc.${domain}`, readAt: options.readAt };
  const own = await fetchStep(domain, resolver);
  if (own.kind === 'failed') return { part: toUnknown(origin, own.cause), findings: [] };
  if (own.kind === 'found') return toResult(own.at, { domain, policy: own.at.record?.p, ...options }, own.findings);
  const walk = await walkTree(domain, resolver);
  const findings = [...own.findings, ...walk.findings];
  if (walk.failed !== undefined) {
    return { part: toUnknown({ ...origin, name: walk.failed.name }, walk.failed.cause), findings };
  }
  const applied = selectRecord(walk.found);
  if (applied !== undefined) {
    const policy = await inheritPolicy(applied.record, options.fetchExistence);
    if (typeof policy === 'object') return { part: toUnknown({ ...origin, name: domain }, policy.cause), findings };
    return toResult(applied, { domain, policy, readAt: options.readAt }, findings);
  }
  return { part: toAbsent(origin, own.raw === null ? 'no-such-record' : 'invalid', own.raw), findings };
}

/** The names above a domain that the tree walk asks, nearest first, up to the top-level domain (RFC 9989 §4.10). */
export function planDmarcWalk(domain: string): readonly string[] {
  const labels = domain.split('.');
  const first = labels.length > WALK_LABELS ? labels.length - WALK_LABELS : 1;
  return labels.slice(first).map((_, index) => labels.slice(first + index).join('.'));
}

async function walkTree(
  domain: string,
  resolver: DnsResolver,
): Promise<{
  found: readonly DmarcAt[];
  findings: readonly DnsFinding[];
  failed?: { name: string; cause: Extract<Step, { kind: 'failed' }>['cause'] };
}> {
  const found: DmarcAt[] = [];
  const findings: DnsFinding[] = [];
  for (const ancestor of planDmarcWalk(domain)) {
    const step = await fetchStep(ancestor, resolver);
    if (step.kind === 'failed') {
      return { found, findings, failed: { name: `_dmarc.${ancestor}`, cause: step.cause } };
    }
    findings.push(...step.findings);
    if (step.kind === 'none') continue;
    found.push(step.at);
    if (step.at.record !== null && step.at.record.psd !== 'u') break;
  }
  return { found, findings };
}

async function fetchStep(domain: string, resolver: DnsResolver): Promise<Step> {
  const name = `_dmarc.${domain}`;
  const answer = await queryFollowing(resolver, name, 'TXT');
  if (answer.kind === 'failed') return { kind: 'failed', cause: answer.cause };
  const texts = toTexts(answer).filter(isDmarcText);
  const [raw, ...others] = texts;
  if (raw === undefined) return { kind: 'none', raw: null, findings: [] };
  const toFinding = (code: DnsFinding['code'], shown: string, detail?: string): DnsFinding => {
    return { code, part: 'dmarc', name, raw: shown, ...(detail === undefined ? {} : { detail }) };
  };
  if (others.length > 0) {
    const shown = texts.join('\n');
    return { kind: 'none', raw: shown, findings: [toFinding('dmarc-multiple-records', shown)] };
  }
  const parsed = parseDmarc(raw);
  const at = { domain, name, raw };
  return parsed.ok
    ? { kind: 'found', at: { ...at, record: parsed.record }, findings: readFindings(name, raw, parsed.record) }
    : {
        kind: 'found',
        at: { ...at, record: null },
        findings: [toFinding('dmarc-invalid', raw, parsed.reason)],
      };
}

function readFindings(name: string, raw: string, record: DmarcRecord): readonly DnsFinding[] {
  const codes: DnsFinding['code'][] = [];
  if (record.policyAssumed) codes.push('dmarc-policy-assumed');
  if (record.testing) codes.push('dmarc-testing');
  if (record.pct < 100) codes.push('dmarc-partial-coverage');
  return codes.map((code) => ({ code, part: 'dmarc', name, raw }));
}

/**
 * Chooses among the records found above the domain (RFC 9989 §4.10.2): `psd=n` marks the organizational domain; below
 * a `psd=y` it is the next name down, whose own record comes first; otherwise the highest name wins.
 */
function selectRecord(found: readonly DmarcAt[]): DmarcAt | undefined {
  const last = found.at(-1);
  if (last?.record?.psd !== 'y') return last;
  const labels = last.domain.split('.').length + 1;
  return found.find(({ domain }) => domain.split('.').length === labels) ?? last;
}

/** What a record says for a name below it (RFC 9989 §4.7); for a name that does not exist `np` comes first. */
async function inheritPolicy(
  record: DmarcRecord | null,
  fetchExistence: () => Promise<Existence>,
): Promise<DmarcPolicy | undefined | Extract<Existence, { kind: 'unknown' }>> {
  if (record === null) return undefined;
  const { np } = record;
  const policy = record.sp ?? record.p;
  if (np === null || np === policy) return policy;
  const existence = await fetchExistence();
  if (existence.kind === 'unknown') return existence;
  return existence.kind === 'nonexistent' ? np : policy;
}

function toResult(
  at: DmarcAt,
  context: { readonly domain: string; readonly policy: DmarcPolicy | undefined; readonly readAt: string },
  findings: readonly DnsFinding[],
): DmarcResult {
  const { domain, name, raw, record } = at;
  const inheritedFrom = domain === context.domain ? null : domain;
  if (record === null || context.policy === undefined) {
    return { part: toAbsent({ name, readAt: context.readAt }, 'invalid', raw), findings };
  }
  const part: DnsPart<DmarcDetail> = {
    status: 'present',
    name,
    readAt: context.readAt,
    raw,
    policy: context.policy,
    coverage: record.pct,
    testing: record.testing,
    inheritedFrom,
    record,
  };
  const inherited: DnsFinding[] =
    inheritedFrom === null ? [] : [{ code: 'dmarc-inherited', part: 'dmarc', name, raw, detail: inheritedFrom }];
  return { part, findings: [...findings, ...inherited] };
}
