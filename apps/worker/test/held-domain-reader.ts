import { analyzeDns, type DnsReading } from '@hunter/core-dns';
import type { DomainReader } from '@hunter/leads';

/** Reads domains of which nothing can be found, each only after it was released. */
export class HeldDomainReader implements DomainReader {
  readonly begun: string[] = [];
  private open = false;
  private readonly waiting: (() => void)[] = [];

  async readDomain(domain: string): Promise<DnsReading> {
    this.begun.push(domain);
    if (!this.open) await new Promise<void>((resolve) => this.waiting.push(resolve));
    const resolver = { query: () => Promise.resolve({ kind: 'absent', reason: 'nodata' } as const) };
    return analyzeDns(domain, resolver, { readAt: '2026-03-01T10:00:00.000Z' });
  }

  release(): void {
    this.open = true;
    for (const go of this.waiting.splice(0)) go();
  }
}
