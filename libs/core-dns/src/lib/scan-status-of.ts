import type { DnsReading } from './reading.js';

/** How a scan ended, as leads store it. */
export type DnsScanStatus = 'completed' | 'partial' | 'dns-timeout' | 'dns-servfail' | 'dns-failed';

/**
 * Tells how far a reading got. Without the MX there is no score, so its failure names the scan; `partial` means that
 * another part that scores (SPF, DKIM, DMARC) is unknown. Unanswered extras (TXT, CNAMEs) leave a scan completed.
 */
export function scanStatusOf(reading: DnsReading): DnsScanStatus {
  const { mx, spf, dkim, dmarc } = reading;
  if (mx.status === 'unknown') {
    if (mx.cause === 'timeout' || mx.cause === 'deadline') return 'dns-timeout';
    return mx.cause === 'servfail' ? 'dns-servfail' : 'dns-failed';
  }
  return [spf, dkim, dmarc].some(({ status }) => status === 'unknown') ? 'partial' : 'completed';
}
