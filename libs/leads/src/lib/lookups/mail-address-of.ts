import type { DnsReading } from '@hunter/core-dns';

/** An IPv4 address of the first mail host; null when there is none or it was not read. */
export function mailAddressOf(reading: DnsReading): string | null {
  if (reading.mx.status !== 'present') return null;
  const first = reading.mx.hosts[0]?.host;
  const lookup = reading.addresses?.find(({ part, host }) => part === 'mx-a' && host === first);
  return lookup?.result.status === 'present' ? (lookup.result.addresses[0] ?? null) : null;
}
