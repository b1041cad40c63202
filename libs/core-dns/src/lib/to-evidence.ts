import type { DnsFailureCause } from './dns-answer.js';
import { CNAME_PROBES } from './fetch-cnames.js';
import type { DkimPart, DnsPart, DnsPartName, DnsReading } from './reading.js';

/** One line of proof: what was asked, what came back, when. */
export interface DnsEvidence {
  readonly part: DnsPartName;
  readonly status: 'present' | 'absent' | 'unknown';
  readonly cause?: DnsFailureCause;
  readonly name: string;
  readonly raw: string | null;
  readonly readAt: string;
}

/**
 * Lists the proof behind a reading, in a fixed order. DKIM gives one line per selector that was asked, the deciding
 * one first.
 */
export function toEvidence(reading: DnsReading): readonly DnsEvidence[] {
  const { mx, spf, dkim, dmarc, txt, cnames } = reading;
  return [
    toLine('mx', mx),
    toLine('spf', spf),
    ...toDkimLines(dkim),
    toLine('dmarc', dmarc),
    toLine('txt', txt),
    ...CNAME_PROBES.flatMap((probe) => {
      const part = cnames[probe];
      return part === undefined ? [] : [toLine(probe, part)];
    }),
  ];
}

function toLine(part: DnsPartName, read: DnsPart<unknown>): DnsEvidence {
  const line = { part, status: read.status, name: read.name, raw: read.raw, readAt: read.readAt };
  return read.status === 'unknown' ? { ...line, cause: read.cause } : line;
}

function toDkimLines(dkim: DkimPart): readonly DnsEvidence[] {
  if (dkim.tried.length === 0) return [toLine('dkim', dkim)];
  const rank = (status: DnsEvidence['status']): number => (status === dkim.status ? 0 : 1);
  return dkim.tried
    .map(({ status, cause, name, raw }) => {
      const line: DnsEvidence = { part: 'dkim', status, name, raw, readAt: dkim.readAt };
      return cause === undefined ? line : { ...line, cause };
    })
    .sort((a, b) => rank(a.status) - rank(b.status));
}
