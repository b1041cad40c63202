import { analyzeDns, type DnsReading } from '@hunter/core-dns';
import { createDnsTransport, type DnsTransport } from '@hunter/dns-transport';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { DomainReader } from './domain-reader';

/** {@link DomainReader} over the configured name servers, or the system's when none are configured. */
@Injectable()
export class DnsDomainReader implements DomainReader, OnApplicationShutdown {
  private readonly transport: DnsTransport;

  constructor(servers: readonly string[]) {
    this.transport = createDnsTransport(servers.length === 0 ? {} : { servers });
  }

  readDomain(domain: string): Promise<DnsReading> {
    return analyzeDns(domain, this.transport, { readAt: new Date().toISOString() });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.transport.close();
  }
}
