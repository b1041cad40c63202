import type { CnameDetail, DnsPart, DnsReading } from './reading.js';

/** What provider classification reads: the shape of core-provider-map's `MailSetupReading`, kept apart from it. */
export interface MailSetupInput {
  readonly domain: string;
  /** In sending order; `[]` = no MX or null MX; null = not read. */
  readonly mxHosts: readonly string[] | null;
  /** Several records are joined by a space: each of their includes is evidence. */
  readonly spfRecord: string | null | 'unknown';
  /** Names that DKIM selectors are aliases of, live or dangling; null = no selector look-up was answered. */
  readonly dkimTargets: readonly string[] | null;
  readonly autodiscover: string | null | 'unknown';
  readonly txt: readonly string[] | null;
  /** CNAME target by label, null where there is none; labels that were not answered are left out, all of them = null. */
  readonly cnames: Readonly<Record<string, string | null>> | null;
}

/** Turns a reading into the evidence that `classifyMailSetup` judges. */
export function toMailSetupReading(reading: DnsReading): MailSetupInput {
  const { mx, spf, dkim, txt, cnames } = reading;
  const { autodiscover, ...others } = cnames;
  const answered = dkim.tried.filter(({ status }) => status !== 'unknown');
  return {
    domain: reading.domain,
    mxHosts: mx.status === 'unknown' ? null : mx.status === 'present' ? mx.hosts.map(({ host }) => host) : [],
    spfRecord: spf.status === 'present' ? spf.records.join(' ') : spf.status === 'absent' ? null : 'unknown',
    dkimTargets: answered.length === 0 ? null : [...new Set(answered.flatMap(({ targets }) => targets))],
    autodiscover: toTarget(autodiscover),
    txt: txt.status === 'unknown' ? null : txt.status === 'present' ? txt.texts : [],
    cnames: toCnames(others),
  };
}

function toTarget(part: DnsPart<CnameDetail> | undefined): string | null | 'unknown' {
  if (part === undefined || part.status === 'unknown') return 'unknown';
  return part.status === 'present' ? part.target : null;
}

function toCnames(
  parts: Readonly<Record<string, DnsPart<CnameDetail>>>,
): Readonly<Record<string, string | null>> | null {
  const known = Object.entries(parts).flatMap(([label, part]) => {
    const target = toTarget(part);
    return target === 'unknown' ? [] : [[label, target] as const];
  });
  return known.length === 0 ? null : Object.fromEntries(known);
}
