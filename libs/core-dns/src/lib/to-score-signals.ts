import type { DmarcPolicy } from './parse-dmarc.js';
import type { DnsReading } from './reading.js';

/** The signals of a score, without the provider: null and `'unknown'` mark what was not read. */
export interface DnsScoreSignals {
  /** Hosts in sending order; `[]` = no MX or null MX; null = not read. */
  readonly mxHosts: readonly string[] | null;
  readonly spf: boolean | null;
  readonly dkim: boolean | null;
  /** Null = no policy applies; `'unknown'` = not read. */
  readonly dmarcPolicy: DmarcPolicy | 'unknown' | null;
  /** The record's text; the first in alphabetical order when there are several. */
  readonly spfRecord: string | null;
}

/** Turns a reading into score signals. A broken SPF record still counts as SPF; an invalid DMARC record as none. */
export function toScoreSignals(reading: DnsReading): DnsScoreSignals {
  const { mx, spf, dkim, dmarc } = reading;
  return {
    mxHosts: mx.status === 'unknown' ? null : mx.status === 'present' ? mx.hosts.map(({ host }) => host) : [],
    spf: toKnown(spf.status),
    dkim: toKnown(dkim.status),
    dmarcPolicy: dmarc.status === 'present' ? dmarc.policy : dmarc.status === 'unknown' ? 'unknown' : null,
    spfRecord: spf.status === 'present' ? (spf.records[0] ?? null) : null,
  };
}

function toKnown(status: 'present' | 'absent' | 'unknown'): boolean | null {
  return status === 'unknown' ? null : status === 'present';
}
