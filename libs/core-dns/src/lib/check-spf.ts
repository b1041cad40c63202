import type { DnsResolver } from './dns-answer.js';
import type { SpfOutcome, SpfResult } from './evaluate-spf.js';
import { evaluateSpf } from './evaluate-spf.js';
import { expandSpfDomain, expandSpfText } from './expand-spf-macro.js';
import { readIp, unmapIpv4 } from './ip-address.js';
import { queryFollowing } from './query-following.js';
import { toTexts } from './reading-parts.js';
import type { SpfDeviations } from './spf-deviations.js';
import { readSpfMacroString } from './spf-macro.js';
import type { SpfProblem, SpfSession } from './spf-session.js';
import { MAX_VOID_LOOKUPS } from './spf-session.js';

/** One SMTP client: its address, the name it gave, and the envelope sender (empty for a bounce). */
export interface SpfCheckInput {
  readonly ip: string;
  readonly helo: string;
  readonly mailFrom: string;
}

/** What a check cannot know by itself, and limits that receivers may set. */
export interface SpfCheckOptions {
  /** What the `%{r}` macro of explanations gives: core has no host name. */
  readonly receiver?: string;
  /** What the `%{t}` macro gives: core has no clock. */
  readonly timestampSeconds?: number;
  /** Look-ups that may come back empty before the check ends as `permerror`; 2 as recommended (RFC 7208 §4.6.4). */
  readonly maxVoidLookups?: number;
  /** How the receiver in question departs from RFC 7208; not at all when left out. */
  readonly deviations?: SpfDeviations;
}

/** The verdict on a sender (RFC 7208 §2.6) and what it rests on. */
export interface SpfCheck {
  /** `ambiguous` only where the deviations ask for it: RFC 7208 has no such result. */
  readonly result: SpfResult | 'ambiguous';
  /** Why there is no verdict; null when there is one. */
  readonly problem: SpfProblem | null;
  /** The term that decided, as written; null when none did. */
  readonly mechanism: string | null;
  /** The domain whose record decided; not the one asked about when a redirect led away from it. */
  readonly domain: string;
  /** The domain's own words for a "fail" (`exp=`), expanded; null when it has none. */
  readonly explanation: string | null;
  readonly lookups: number;
  /** Look-ups that came back empty, those for the addresses of a mail host behind `mx` included. */
  readonly voidLookups: number;
}

/**
 * Tells whether a client may send mail for a domain: `check_host` of RFC 7208, with its limits of 10 look-ups and 2
 * void look-ups. Without a sender the HELO name is checked as `postmaster@<helo>` (§2.4). A failed look-up is
 * `temperror`. Never throws.
 */
export async function checkSpf(
  input: SpfCheckInput,
  resolver: DnsResolver,
  options: SpfCheckOptions = {},
): Promise<SpfCheck> {
  const sender = readSender(input);
  const { domain } = sender;
  const ip = readIp(input.ip);
  const nothing = { mechanism: null, domain, explanation: null, lookups: 0, voidLookups: 0 };
  if (ip === null) return { ...nothing, result: 'none', problem: 'bad-address' };
  const session: SpfSession = {
    resolver,
    ip: unmapIpv4(ip),
    sender,
    helo: input.helo,
    receiver: options.receiver ?? 'unknown',
    timestampSeconds: options.timestampSeconds ?? 0,
    maxVoidLookups: options.maxVoidLookups ?? MAX_VOID_LOOKUPS,
    deviations: options.deviations ?? {},
    lookups: 0,
    voidLookups: 0,
    validatedNames: null,
  };
  const outcome = await evaluateSpf(domain, session);
  const { result, problem, mechanism } = outcome;
  return {
    result,
    problem,
    mechanism,
    domain: outcome.domain,
    explanation: result === 'fail' ? await fetchExplanation(outcome, session) : null,
    lookups: session.lookups,
    voidLookups: session.voidLookups,
  };
}

function readSender(input: SpfCheckInput): SpfSession['sender'] {
  const at = input.mailFrom.lastIndexOf('@');
  const local = at <= 0 ? 'postmaster' : input.mailFrom.slice(0, at);
  const own = input.mailFrom.slice(at + 1);
  return { local, domain: own === '' ? input.helo : own };
}

/** The explanation of the record that failed the client; any trouble with it leaves none (RFC 7208 §6.2). */
async function fetchExplanation({ record, domain }: SpfOutcome, session: SpfSession): Promise<string | null> {
  if (record === null || record.exp === null) return null;
  const name = await expandSpfDomain(record.exp, domain, session);
  const [text, ...others] = toTexts(await queryFollowing(session.resolver, name, 'TXT'));
  if (text === undefined || others.length > 0) return null;
  const macro = readSpfMacroString(text, { explanation: true });
  return macro === null ? null : expandSpfText(macro, domain, session);
}
