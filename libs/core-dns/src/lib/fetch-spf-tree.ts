import type { DnsAnswer, DnsFailureCause, DnsResolver } from './dns-answer.js';
import { expandSpfDomain } from './expand-spf-macro.js';
import { toAddresses } from './fetch-addresses.js';
import type { DnsFinding } from './finding.js';
import { parseMx } from './parse-mx.js';
import type { SpfMechanism, SpfRecord } from './parse-spf.js';
import { isSpfText, parseSpf } from './parse-spf.js';
import { queryFollowing } from './query-following.js';
import type { PartOrigin } from './reading-parts.js';
import { toAbsent, toTexts, toUnknown } from './reading-parts.js';
import type { DnsPart, SpfDetail, SpfTreeNode, SpfTreePart } from './reading.js';
import type { SpfMacroString } from './spf-macro.js';
import type { SpfProblem, SpfSession } from './spf-session.js';
import { countLookup, isSpfQueryName, MAX_NAMES, MAX_VOID_LOOKUPS } from './spf-session.js';
import { toNullMxLines } from './to-null-mx-lines.js';

/** A term that asks the DNS. */
interface SpfLookupTerm {
  readonly kind: 'include' | 'redirect' | 'a' | 'mx' | 'ptr' | 'exists';
  readonly term: string;
  readonly domain: SpfMacroString | null;
}

/** What all branches of one tree share. */
interface Walk {
  readonly session: SpfSession;
  problem: SpfProblem | null;
  failed: { readonly name: string; readonly cause: DnsFailureCause } | null;
}

/**
 * Walks everything that an SPF record refers to, in the order of a receiver, until a permanent error or the end. It asks
 * one question per term, so ten at most, and no name twice. The addresses of the mail hosts behind an `mx` would be ten
 * questions more for each; they are not asked, so a term is void when its own question comes back empty (RFC 7208 §4.6.4
 * limits such terms). A receiver that counts every empty answer, as `checkSpf` does, may reach the limit earlier, over
 * mail hosts without addresses.
 */
export async function fetchSpfTree(
  spf: DnsPart<SpfDetail>,
  resolver: DnsResolver,
  origin: PartOrigin,
): Promise<{ readonly part: SpfTreePart; readonly findings: readonly DnsFinding[] }> {
  const nothing = { root: null, lookups: 0, voidLookups: 0, problem: null };
  if (spf.status === 'unknown') return { part: { ...toUnknown(origin, spf.cause), ...nothing }, findings: [] };
  if (spf.status === 'absent') return { part: { ...toAbsent(origin, spf.reason, spf.raw), ...nothing }, findings: [] };
  const session = toTreeSession(origin.name, resolver);
  const walk: Walk = { session, problem: null, failed: null };
  const root = await walkRecords(spf.records, { term: null, target: origin.name }, walk);
  const { lookups, voidLookups } = session;
  const { problem, failed } = walk;
  const part: DnsPart<object> =
    failed === null
      ? { status: 'present', ...origin, raw: spf.raw }
      : toUnknown({ ...origin, name: failed.name }, failed.cause);
  // What is wrong with the record itself is a finding of the part `spf` already.
  const isNew = problem !== null && root.problem === undefined;
  return {
    part: { ...part, root, lookups, voidLookups, problem },
    findings: isNew
      ? [{ code: 'spf-permerror', part: 'spf-tree', name: origin.name, raw: spf.raw, detail: problem }]
      : [],
  };
}

/** A session without a client: only `%{d}` and `%{o}` can be expanded. Each name is asked once, so a loop costs nothing. */
function toTreeSession(domain: string, resolver: DnsResolver): SpfSession {
  const answers = new Map<string, Promise<DnsAnswer>>();
  const query: DnsResolver['query'] = (name, type) => {
    const key = `${type} ${name}`;
    const answer = answers.get(key) ?? resolver.query(name, type);
    answers.set(key, answer);
    return answer;
  };
  return {
    resolver: { query },
    ip: [0, 0, 0, 0],
    sender: { local: 'postmaster', domain },
    helo: domain,
    receiver: 'unknown',
    timestampSeconds: 0,
    maxVoidLookups: MAX_VOID_LOOKUPS,
    deviations: {},
    lookups: 0,
    voidLookups: 0,
    validatedNames: null,
  };
}

type NodeHead = Pick<SpfTreeNode, 'term' | 'target'>;

async function walkRecords(texts: readonly string[], head: NodeHead, walk: Walk): Promise<SpfTreeNode> {
  const node = { ...head, status: 'present', raw: texts.join('\n'), children: [] } as const;
  const [only, ...others] = texts;
  const parsed = only === undefined ? null : parseSpf(only);
  if (others.length > 0) return { ...node, problem: endWith('multiple-records', walk) };
  if (parsed?.ok !== true) return { ...node, problem: endWith('syntax', walk) };
  const children: SpfTreeNode[] = [];
  for (const term of listLookupTerms(parsed.record)) children.push(await walkTerm(term, head.target, walk));
  return { ...node, children };
}

/** The terms that a client meets which nothing before `all` matches; behind an `all` none counts (RFC 7208 §5.1, §6.1). */
function listLookupTerms({ mechanisms, redirect }: SpfRecord): readonly SpfLookupTerm[] {
  const all = mechanisms.findIndex(({ kind }) => kind === 'all');
  const terms = (all < 0 ? mechanisms : mechanisms.slice(0, all)).flatMap((mechanism) =>
    asksDns(mechanism) ? [{ kind: mechanism.kind, term: mechanism.term, domain: mechanism.domain }] : [],
  );
  if (all >= 0 || redirect === null) return terms;
  return [...terms, { kind: 'redirect', term: `redirect=${redirect.text}`, domain: redirect }];
}

function asksDns(mechanism: SpfMechanism): mechanism is Extract<SpfMechanism, { domain: unknown }> {
  return 'domain' in mechanism;
}

async function walkTerm(term: SpfLookupTerm, domain: string, walk: Walk): Promise<SpfTreeNode> {
  const written = term.domain?.text ?? domain;
  const node = { term: term.term, target: written, status: 'not-asked', raw: null, children: [] } as const;
  if (walk.problem !== null) return { ...node, reason: 'ended' };
  const stop = countLookup(walk.session);
  if (stop !== null) return { ...node, reason: 'ended', problem: endWith(stop.problem, walk) };
  if (term.kind === 'ptr' || !isSameForAll(term.domain)) return { ...node, reason: 'sender' };
  const target = term.domain === null ? domain : await expandSpfDomain(term.domain, domain, walk.session);
  const head = { term: term.term, target };
  if (term.kind === 'include' || term.kind === 'redirect') return walkReference(head, walk);
  return readTerm(term.kind, head, walk);
}

/** Whether a target names the same host whoever sends. `%{o}` is the domain itself: its own mail is what is judged. */
function isSameForAll(domain: SpfMacroString | null): boolean {
  return (domain?.parts ?? []).every((part) => part.kind === 'text' || part.letter === 'd' || part.letter === 'o');
}

async function walkReference(head: NodeHead, walk: Walk): Promise<SpfTreeNode> {
  const answer = await ask(head.target, 'TXT', walk);
  const node = { ...head, raw: null, children: [] };
  if (answer.kind === 'failed') return { ...node, ...fail(head.target, answer.cause, walk) };
  const texts = toTexts(answer).filter(isSpfText);
  if (texts.length === 0) return { ...node, status: 'absent', problem: endWith('target-without-record', walk) };
  return walkRecords(texts, head, walk);
}

async function readTerm(kind: 'a' | 'mx' | 'exists', head: NodeHead, walk: Walk): Promise<SpfTreeNode> {
  const answer = await ask(head.target, kind === 'mx' ? 'MX' : 'A', walk);
  const node = { ...head, raw: null, children: [] };
  if (answer.kind === 'failed') return { ...node, ...fail(head.target, answer.cause, walk) };
  const found = kind === 'mx' ? toMxLines(answer) : toAddresses(answer, 'A');
  if (found.length === 0) {
    walk.session.voidLookups += 1;
    const isTooMany = walk.session.voidLookups > walk.session.maxVoidLookups;
    return { ...node, status: 'absent', ...(isTooMany && { problem: endWith('too-many-void-lookups', walk) }) };
  }
  const hasTooManyHosts = kind === 'mx' && found.length > MAX_NAMES;
  const problem = hasTooManyHosts ? { problem: endWith('too-many-mx-hosts', walk) } : {};
  return { ...node, status: 'present', raw: found.join('\n'), ...problem };
}

function toMxLines(answer: DnsAnswer): readonly string[] {
  if (answer.kind !== 'records') return [];
  const records = answer.records.flatMap((record) => (record.type === 'MX' ? [record] : []));
  const { hosts, nullMx, malformed } = parseMx(records);
  // A null MX leads nowhere, but it is an answer: the term is not void.
  if (nullMx) return toNullMxLines(records);
  return hosts.length > 0 ? hosts.map(({ preference, host }) => `${String(preference)} ${host}.`) : malformed;
}

function ask(name: string, type: 'TXT' | 'MX' | 'A', walk: Walk): Promise<DnsAnswer> {
  if (!isSpfQueryName(name)) return Promise.resolve({ kind: 'absent', reason: 'nxdomain' });
  return queryFollowing(walk.session.resolver, name, type);
}

function fail(name: string, cause: DnsFailureCause, walk: Walk): Pick<SpfTreeNode, 'status' | 'cause'> {
  walk.failed ??= { name, cause };
  return { status: 'unknown', cause };
}

function endWith(problem: SpfProblem, walk: Walk): SpfProblem {
  walk.problem ??= problem;
  return problem;
}
