import type { DnsReading, DnsResolver } from '@hunter/core-dns';

/** Reads one domain's DNS. Lookups that fail are `unknown` in the reading; this never rejects for the domain's sake. */
export interface DomainReader {
  readDomain(domain: string): Promise<DnsReading>;
}

export const DOMAIN_READER = Symbol('DOMAIN_READER');

export type { DnsReading, DnsResolver };
