import type { DnsAnswer, DnsFailureCause, DnsResolver } from './dns-answer.js';
import { planDkimSelectors, readSpfTargets } from './dkim-selectors.js';
import { ENGINE_VERSION } from './engine-version.js';
import { CNAME_PROBES, fetchCnames } from './fetch-cnames.js';
import { fetchDkim } from './fetch-dkim.js';
import { fetchDmarc } from './fetch-dmarc.js';
import type { DnsFinding } from './finding.js';
import { queryFollowing } from './query-following.js';
import { readMx } from './read-mx.js';
import { readSpf } from './read-spf.js';
import { readTxt } from './read-txt.js';
import { toUnknown } from './reading-parts.js';
import type { CnameProbe, DkimPart, DnsPart, DnsReading, MxDetail, SpfDetail, TxtDetail } from './reading.js';

export interface AnalyzeDnsOptions {
  /** The time of the reading, ISO 8601 UTC; core has no clock. */
  readonly readAt: string;
  /** Which CNAMEs to ask for, one query each. All by default; `[]` for the fewest queries. */
  readonly cnameProbes?: readonly CnameProbe[];
  /** DKIM selectors known from elsewhere (an earlier reading, a mail header), tried before the guessed ones. */
  readonly dkimSelectors?: readonly string[];
}

/**
 * Reads what a domain publishes about its mail: MX, SPF, DMARC, TXT verifications and CNAME probes at once, then DKIM
 * under selectors guessed from MX and SPF. Every part is present, absent, or unknown with its cause; a failed look-up
 * never counts as absence. Never rejects as long as the resolver does not.
 *
 * @param domain lower-case A-label name without trailing dot, as `normalizeDomain` gives it
 */
export async function analyzeDns(
  domain: string,
  resolver: DnsResolver,
  options: AnalyzeDnsOptions,
): Promise<DnsReading> {
  const { readAt } = options;
  const mxAnswer = queryFollowing(resolver, domain, 'MX');
  const isMissing = (): Promise<boolean> => mxAnswer.then(isNonexistent);
  const dmarcResult = fetchDmarc(domain, resolver, { readAt, isNonexistent: isMissing });
  const [{ mx, spf, txt, dkim }, dmarc, cnames] = await Promise.all([
    fetchMailParts(domain, resolver, { options, mxAnswer, dmarcResult }),
    dmarcResult,
    fetchCnames(domain, options.cnameProbes ?? CNAME_PROBES, resolver, readAt),
  ]);
  return {
    engineVersion: ENGINE_VERSION,
    domain,
    readAt,
    mx: mx.part,
    spf: spf.part,
    dkim: dkim.part,
    dmarc: dmarc.part,
    txt,
    cnames,
    findings: [...mx.findings, ...spf.findings, ...dkim.findings, ...dmarc.findings],
  };
}

interface MailPartsContext {
  readonly options: AnalyzeDnsOptions;
  readonly mxAnswer: Promise<DnsAnswer>;
  readonly dmarcResult: ReturnType<typeof fetchDmarc>;
}

interface MailParts {
  readonly mx: ReturnType<typeof readMx>;
  readonly spf: ReturnType<typeof readSpf>;
  readonly txt: DnsPart<TxtDetail>;
  readonly dkim: Awaited<ReturnType<typeof fetchDkim>>;
}

/** MX and TXT of the domain itself, then DKIM, whose selectors they suggest. */
async function fetchMailParts(domain: string, resolver: DnsResolver, context: MailPartsContext): Promise<MailParts> {
  const origin = { name: domain, readAt: context.options.readAt };
  const [mxAnswer, txtAnswer] = await Promise.all([context.mxAnswer, queryFollowing(resolver, domain, 'TXT')]);
  const mx = readMx(mxAnswer, origin);
  const spf = readSpf(txtAnswer, origin);
  const { options, dmarcResult } = context;
  const dkim = await discoverDkim(domain, resolver, { options, mx: mx.part, spf: spf.part, dmarcResult });
  return { mx, spf, txt: readTxt(txtAnswer, origin), dkim };
}

function isNonexistent(answer: DnsAnswer): boolean {
  return answer.kind === 'absent' && answer.reason === 'nxdomain' && (answer.aliases ?? []).length === 0;
}

interface DkimContext {
  readonly options: AnalyzeDnsOptions;
  readonly mx: DnsPart<MxDetail>;
  readonly spf: DnsPart<SpfDetail>;
  readonly dmarcResult: ReturnType<typeof fetchDmarc>;
}

/** When MX and TXT both failed and DMARC did too, nobody is answering: four more questions would only wait longer. */
async function discoverDkim(
  domain: string,
  resolver: DnsResolver,
  context: DkimContext,
): Promise<{ part: DkimPart; findings: readonly DnsFinding[] }> {
  const { mx, spf } = context;
  const { readAt, dkimSelectors } = context.options;
  if (mx.status === 'unknown' && spf.status === 'unknown') {
    const dmarc = await context.dmarcResult;
    if (dmarc.part.status === 'unknown') return { part: toUnaskedDkim(domain, mx.cause, readAt), findings: [] };
  }
  const selectors = planDkimSelectors({
    ...(dkimSelectors === undefined ? {} : { known: dkimSelectors }),
    mxHosts: mx.status === 'present' ? mx.hosts.map(({ host }) => host) : [],
    spfTargets: spf.status === 'present' ? readSpfTargets(spf.records) : [],
  });
  return fetchDkim(domain, selectors, resolver, readAt);
}

function toUnaskedDkim(domain: string, cause: DnsFailureCause, readAt: string): DkimPart {
  return { ...toUnknown({ name: `_domainkey.${domain}`, readAt }, cause), tried: [] };
}
