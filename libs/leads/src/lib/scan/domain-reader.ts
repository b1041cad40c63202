import type { DnsReading, DnsResolver } from '@hunter/core-dns';

/** How much of a domain is read: `bulk` is what a whole base can afford, `full` is everything there is to know. */
export type ReadingDepth = 'bulk' | 'full';

/** Reads one domain's DNS. Lookups that fail are `unknown` in the reading; this never rejects for the domain's sake. */
export interface DomainReader {
  /** @param depth `bulk` when left out */
  readDomain(domain: string, depth?: ReadingDepth): Promise<DnsReading>;
}

export const DOMAIN_READER = Symbol('DOMAIN_READER');

export type { DnsReading, DnsResolver };
