import { analyzeDns, type DnsReading } from '@hunter/core-dns';
import { createDnsTransport, type DnsTransport } from '@hunter/dns-transport';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { DomainReader, ReadingDepth } from './domain-reader';
import { READING_OPTIONS } from './reading-options';

/**
 * Open questions of one process to one name server. A domain whose servers are silent keeps about four open for as
 * long as its deadline: with few to share, a hundred such domains would hold up all the others.
 */
const MAX_IN_FLIGHT_PER_SERVER = 2_000;
/** Few names are asked for by two domains (the DMARC records above them), so more entries would only be garbage later. */
const CACHE_ENTRIES = 2_000;

export interface DnsReaderSettings {
  /** `host:port`; empty: the system's. */
  readonly servers: readonly string[];
  /** Time for one domain; what is not answered by then stays unknown, with the cause `deadline`. */
  readonly deadlineMs: number;
}

/** {@link DomainReader} over the configured name servers, or the system's when none are configured. */
@Injectable()
export class DnsDomainReader implements DomainReader, OnApplicationShutdown {
  private readonly transport: DnsTransport;
  private readonly deadlineMs: number;

  constructor({ servers, deadlineMs }: DnsReaderSettings) {
    this.transport = createDnsTransport({
      ...(servers.length === 0 ? {} : { servers }),
      maxInFlightPerServer: MAX_IN_FLIGHT_PER_SERVER,
      cacheEntries: CACHE_ENTRIES,
    });
    this.deadlineMs = deadlineMs;
  }

  readDomain(domain: string, depth: ReadingDepth = 'bulk'): Promise<DnsReading> {
    const readAt = new Date().toISOString();
    const resolver = this.transport.within(this.deadlineMs);
    return analyzeDns(domain, resolver, { ...READING_OPTIONS[depth], readAt });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.transport.close();
  }
}
