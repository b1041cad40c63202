import type { DnsAnswer, DnsFailureCause, DnsResolver } from './dns-answer.js';
import { planDkimSelectors, readSpfTargets } from './dkim-selectors.js';
import { ENGINE_VERSION } from './engine-version.js';
import { CNAME_PROBES, fetchCnames } from './fetch-cnames.js';
import { fetchDkim } from './fetch-dkim.js';
import { fetchDmarc } from './fetch-dmarc.js';
import type { ExtraPartName } from './fetch-extra-parts.js';
import { EXTRA_PARTS, fetchExtraParts } from './fetch-extra-parts.js';
import type { DnsFinding } from './finding.js';
import { queryFollowing } from './query-following.js';
import { readDnssec } from './read-dnssec.js';
import type { Existence } from './read-existence.js';
import { readExistence } from './read-existence.js';
import { readMx } from './read-mx.js';
import { readSpf } from './read-spf.js';
import { readTxt } from './read-txt.js';
import { createFailedResolver, toUnknown } from './reading-parts.js';
import type { CnameProbe, DkimPart, DnsPart, DnsReading, MxDetail, TxtDetail } from './reading.js';

const DEFAULT_MAX_MX_HOSTS = 10;

/** When a reading is taken, and how much of it. */
export interface AnalyzeDnsOptions {
  /** The time of the reading, ISO 8601 UTC; core has no clock. */
  readonly readAt: string;
  /** Parts beyond the scored ones, each with look-ups of its own. All by default; `[]` for the fewest. */
  readonly parts?: readonly ExtraPartName[];
  /** Of how many mail hosts `mx-a` and `mx-aaaa` are read, in sending order; 10 by default. */
  readonly maxMxHosts?: number;
  /** Which CNAMEs to ask for, one query each. All by default; `[]` for the fewest queries. */
  readonly cnameProbes?: readonly CnameProbe[];
  /** CNAMEs to ask for once the rest is read, for a caller who can tell by then which are still worth it. */
  readonly laterCnameProbes?: (reading: DnsReading) => readonly CnameProbe[];
  /** DKIM selectors known from elsewhere (an earlier reading, a mail header), tried before the guessed ones. */
  readonly dkimSelectors?: readonly string[];
}

/**
 * Options of a reading that is short enough for a whole base of domains, 12 look-ups at most: MX, TXT, `_dmarc`, four
 * DKIM selectors, `_mta-sts`, `_smtp._tls`, the autodiscover CNAME, A of the domain and of its first mail host. A domain
 * without a DMARC record of its own takes the walk up its tree on top, which all domains of a suffix share.
 */
export const BULK_READING = {
  parts: ['mta-sts', 'tls-rpt', 'a', 'mx-a'],
  maxMxHosts: 1,
  cnameProbes: ['autodiscover'],
} as const satisfies Partial<AnalyzeDnsOptions>;

/**
 * Reads what a domain publishes about its mail: MX, SPF, DMARC, TXT verifications and CNAME probes at once, then DKIM
 * under selectors guessed from MX and SPF together with the extra parts. Every part is present, absent, or unknown with
 * its cause; a failed look-up never counts as absence. Never rejects as long as the resolver does not.
 *
 * @param domain lower-case A-label name without trailing dot, as `normalizeDomain` gives it
 */
export async function analyzeDns(
  domain: string,
  resolver: DnsResolver,
  options: AnalyzeDnsOptions,
): Promise<DnsReading> {
  const { readAt, laterCnameProbes } = options;
  const ownAnswers = Promise.all([queryFollowing(resolver, domain, 'MX'), queryFollowing(resolver, domain, 'TXT')]);
  const fetchExistence = (): Promise<Existence> => ownAnswers.then(readExistence);
  const dmarcResult = fetchDmarc(domain, resolver, { readAt, fetchExistence });
  const [{ own, dkim, extra, silence }, dmarc, cnames] = await Promise.all([
    fetchMailParts(domain, resolver, { options, ownAnswers, dmarcResult }),
    dmarcResult,
    fetchCnames(domain, options.cnameProbes ?? CNAME_PROBES, resolver, readAt),
  ]);
  const { mx, spf } = own;
  const reading: DnsReading = {
    engineVersion: ENGINE_VERSION,
    domain,
    readAt,
    mx: mx.part,
    spf: spf.part,
    dkim: dkim.part,
    dmarc: dmarc.part,
    txt: own.txt,
    cnames,
    dnssec: own.dnssec,
    ...extra.parts,
    findings: [mx, spf, dkim, dmarc, extra].flatMap(({ findings }) => findings),
  };
  const later = laterCnameProbes?.(reading) ?? [];
  if (later.length === 0) return reading;
  const asked = silence === null ? resolver : createFailedResolver(silence);
  return { ...reading, cnames: { ...cnames, ...(await fetchCnames(domain, later, asked, readAt)) } };
}

interface MailPartsContext {
  readonly options: AnalyzeDnsOptions;
  /** To the questions for MX and TXT of the domain itself. */
  readonly ownAnswers: Promise<readonly [DnsAnswer, DnsAnswer]>;
  readonly dmarcResult: ReturnType<typeof fetchDmarc>;
}

/** What the MX and TXT records of the domain itself say. */
interface OwnRecords {
  readonly mx: ReturnType<typeof readMx>;
  readonly spf: ReturnType<typeof readSpf>;
  readonly txt: DnsPart<TxtDetail>;
  readonly dnssec: DnsPart<object>;
}

interface MailParts {
  readonly own: OwnRecords;
  readonly dkim: Awaited<ReturnType<typeof fetchDkim>>;
  readonly extra: Awaited<ReturnType<typeof fetchExtraParts>>;
  /** Why nobody answers; null when somebody does. */
  readonly silence: DnsFailureCause | null;
}

/** MX and TXT of the domain itself, then DKIM, whose selectors they suggest, and the extra parts. */
async function fetchMailParts(domain: string, resolver: DnsResolver, context: MailPartsContext): Promise<MailParts> {
  const { options, ownAnswers, dmarcResult } = context;
  const { readAt, parts = EXTRA_PARTS, maxMxHosts = DEFAULT_MAX_MX_HOSTS } = options;
  const origin = { name: domain, readAt };
  const answers = await ownAnswers;
  const own: OwnRecords = {
    mx: readMx(answers[0], origin),
    spf: readSpf(answers[1], origin),
    txt: readTxt(answers[1], origin),
    dnssec: readDnssec(answers, origin),
  };
  const silence = await findSilence(own, dmarcResult);
  const asked = silence === null ? resolver : createFailedResolver(silence);
  const extraContext = { parts, maxMxHosts, readAt, mx: own.mx.part, spf: own.spf.part };
  const [dkim, extra] = await Promise.all([
    silence === null
      ? discoverDkim(domain, resolver, { options, own })
      : { part: toUnaskedDkim(domain, silence, readAt), findings: [] },
    fetchExtraParts(domain, asked, extraContext),
  ]);
  return { own, dkim, extra, silence };
}

/** When MX, TXT and DMARC all failed, nobody is answering: a dozen more questions would only wait longer. */
async function findSilence(
  { mx, spf }: OwnRecords,
  dmarcResult: ReturnType<typeof fetchDmarc>,
): Promise<DnsFailureCause | null> {
  if (mx.part.status !== 'unknown' || spf.part.status !== 'unknown') return null;
  const dmarc = await dmarcResult;
  // A policy that hangs on the domain's existence alone was answered; only MX and TXT were not.
  const isAnswered = dmarc.part.status !== 'unknown' || dmarc.part.name === mx.part.name;
  return isAnswered ? null : mx.part.cause;
}

async function discoverDkim(
  domain: string,
  resolver: DnsResolver,
  { options, own }: { readonly options: AnalyzeDnsOptions; readonly own: OwnRecords },
): Promise<{ part: DkimPart; findings: readonly DnsFinding[] }> {
  const { readAt, dkimSelectors } = options;
  const mx = own.mx.part;
  const spf = own.spf.part;
  const selectors = planDkimSelectors({
    ...(dkimSelectors === undefined ? {} : { known: dkimSelectors }),
    mxHosts: mx.status === 'present' ? mx.hosts.map(({ host }) => host) : [],
    spfTargets: spf.status === 'present' ? readSpfTargets(spf.records) : [],
  });
  const found = await fetchDkim(domain, selectors, resolver, readAt);
  return { ...found, part: doubtAbsence(found.part, mx.status === 'unknown' ? mx : spf) };
}

/** Selectors guessed without the MX or SPF that would have led the guesses prove no absence. */
function doubtAbsence(dkim: DkimPart, ground: DnsPart<Partial<MxDetail>>): DkimPart {
  if (dkim.status !== 'absent' || ground.status !== 'unknown') return dkim;
  const { name, readAt, tried } = dkim;
  return { ...toUnknown({ name, readAt }, ground.cause), tried };
}

function toUnaskedDkim(domain: string, cause: DnsFailureCause, readAt: string): DkimPart {
  return { ...toUnknown({ name: `_domainkey.${domain}`, readAt }, cause), tried: [] };
}
