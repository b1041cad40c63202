import type { DnsPart, DnsReading } from '@hunter/core-dns';

/**
 * Puts what an earlier scan knew in the place of every part that this scan could not read, so that a failed look-up
 * never turns a known record into nothing. A kept part keeps the time at which it was really read. When nothing had to
 * be kept, the result is `latest` itself.
 */
export function keepKnownParts(earlier: DnsReading | null, latest: DnsReading): DnsReading {
  if (earlier === null || majorOf(earlier.engineVersion) !== majorOf(latest.engineVersion)) return latest;
  const cnames: Record<string, DnsPart<{ readonly target: string }>> = { ...earlier.cnames };
  const latestCnames: Readonly<Record<string, DnsPart<{ readonly target: string }>>> = latest.cnames;
  for (const [probe, part] of Object.entries(latestCnames)) {
    cnames[probe] = keep(cnames[probe], part);
  }
  const kept = {
    mx: keep(earlier.mx, latest.mx),
    spf: keep(earlier.spf, latest.spf),
    dkim: keep(earlier.dkim, latest.dkim),
    dmarc: keep(earlier.dmarc, latest.dmarc),
    txt: keep(earlier.txt, latest.txt),
  };
  const keptNames = new Set(
    Object.entries(kept)
      .filter(([name, part]) => part !== latest[name as keyof typeof kept])
      .map(([name]) => name),
  );
  const keptCname = Object.entries(cnames).some(([probe, part]) => part !== latestCnames[probe]);
  if (keptNames.size === 0 && !keptCname) return latest;
  return {
    ...latest,
    ...kept,
    cnames,
    findings: [
      ...latest.findings.filter((finding) => !keptNames.has(finding.part)),
      ...earlier.findings.filter((finding) => keptNames.has(finding.part)),
    ],
  };
}

function keep<Part extends { readonly status: string }>(earlier: Part | undefined, latest: Part): Part {
  return latest.status === 'unknown' && earlier !== undefined && earlier.status !== 'unknown' ? earlier : latest;
}

/** Within a major version a reading keeps its shape, so an upgrade must not cost what was known before it. */
function majorOf(engineVersion: string): string | undefined {
  return engineVersion.split('.')[0];
}
