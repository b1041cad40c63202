import type { AddressLookup, DnsPart, DnsPartName, DnsReading } from '@hunter/core-dns';

type Part = DnsPart<unknown>;
type PartField = keyof typeof PART_NAMES;

/** The fields that hold one part each, and the name under which findings speak of it. */
const PART_NAMES = {
  mx: 'mx',
  spf: 'spf',
  dkim: 'dkim',
  dmarc: 'dmarc',
  txt: 'txt',
  mtaSts: 'mta-sts',
  tlsRpt: 'tls-rpt',
  bimi: 'bimi',
  dnssec: 'dnssec',
  spfTree: 'spf-tree',
} as const satisfies Partial<Record<keyof DnsReading, DnsPartName>>;

/**
 * Puts what an earlier scan knew in the place of every part that this scan could not read or did not ask for, so that a
 * failed look-up never turns a known record into nothing. A kept part keeps the time at which it was really read. When
 * nothing had to be kept, the result is `latest` itself.
 */
export function keepKnownParts(earlier: DnsReading | null, latest: DnsReading): DnsReading {
  if (earlier === null || majorOf(earlier.engineVersion) !== majorOf(latest.engineVersion)) return latest;
  const fields = (Object.keys(PART_NAMES) as PartField[]).filter(
    (field) => field !== 'spfTree' && isWorthKeeping(earlier[field], latest[field]),
  );
  const cnames = Object.entries(earlier.cnames).filter(([probe, part]) =>
    isWorthKeeping(part, latest.cnames[probe as keyof DnsReading['cnames']]),
  );
  const kept: DnsReading = {
    ...latest,
    ...Object.fromEntries(fields.map((field) => [field, earlier[field]])),
    cnames: { ...latest.cnames, ...Object.fromEntries(cnames) },
  };
  // What hangs on another record is worth keeping only while that record is the same.
  const keepsTree = isWorthKeeping(earlier.spfTree, latest.spfTree) && earlier.spfTree?.raw === kept.spf.raw;
  const tree = keepsTree && earlier.spfTree !== undefined ? { spfTree: earlier.spfTree } : {};
  const addresses = keepAddresses(earlier, kept);
  const keptFields = keepsTree ? [...fields, 'spfTree' as const] : fields;
  if (keptFields.length === 0 && cnames.length === 0 && addresses === latest.addresses) return latest;
  return {
    ...kept,
    ...tree,
    ...(addresses === undefined ? {} : { addresses }),
    findings: mergeFindings(earlier, latest, new Set(keptFields.map((field) => PART_NAMES[field]))),
  };
}

/** Whether an earlier part says more than the latest one does. */
function isWorthKeeping(earlier: Part | undefined, latest: Part | undefined): boolean {
  if (earlier === undefined || earlier.status === 'unknown') return false;
  return latest === undefined || latest.status === 'unknown';
}

/** Addresses of the domain and of what are still its mail hosts; the same list when nothing had to be kept. */
function keepAddresses(earlier: DnsReading, kept: DnsReading): readonly AddressLookup[] | undefined {
  const mxHosts = kept.mx.status === 'present' ? kept.mx.hosts.map(({ host }) => host) : [];
  const latest = kept.addresses ?? [];
  const find = (list: readonly AddressLookup[], { part, host }: AddressLookup): AddressLookup | undefined =>
    list.find((lookup) => lookup.part === part && lookup.host === host);
  const known = (earlier.addresses ?? []).filter(
    (lookup) =>
      (lookup.host === kept.domain || mxHosts.includes(lookup.host)) &&
      isWorthKeeping(lookup.result, find(latest, lookup)?.result),
  );
  if (known.length === 0) return kept.addresses;
  const merged = latest.map((lookup) => find(known, lookup) ?? lookup);
  return [...merged, ...known.filter((lookup) => find(latest, lookup) === undefined)];
}

function mergeFindings(
  earlier: DnsReading,
  latest: DnsReading,
  kept: ReadonlySet<DnsPartName>,
): DnsReading['findings'] {
  return [
    ...latest.findings.filter((finding) => !kept.has(finding.part)),
    ...earlier.findings.filter((finding) => kept.has(finding.part)),
  ];
}

/** Within a major version a reading keeps its shape, so an upgrade must not cost what was known before it. */
function majorOf(engineVersion: string): string | undefined {
  return engineVersion.split('.')[0];
}
