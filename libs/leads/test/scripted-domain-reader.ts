import { analyzeDns, type DnsAnswer, type DnsReading, type DnsResolver } from '@hunter/core-dns';
import type { DomainReader } from '../src';

export type DnsScript = (name: string, type: string) => DnsAnswer | undefined;

/** Reads domains by a script; single domains can be held back or made to break. */
export class ScriptedDomainReader implements DomainReader {
  readonly begun: string[] = [];
  private readonly held = new Map<string, { readonly wait: Promise<void>; readonly release: () => void }>();
  private readonly broken = new Set<string>();

  constructor(public script: DnsScript = microsoftDomain) {}

  /** Makes reads of these domains wait until the returned function is called. */
  hold(...domains: readonly string[]): () => void {
    const gates = domains.map((domain) => {
      let release = (): void => undefined;
      const wait = new Promise<void>((resolve) => (release = resolve));
      this.held.set(domain, { wait, release });
      return release;
    });
    return () => {
      for (const release of gates) release();
    };
  }

  /** Makes reads of this domain throw, which a reader never should. */
  breakOn(domain: string): void {
    this.broken.add(domain);
  }

  async readDomain(domain: string): Promise<DnsReading> {
    this.begun.push(domain);
    await this.held.get(domain)?.wait;
    if (this.broken.has(domain)) throw new TypeError('a part of the reading is missing');
    const resolver: DnsResolver = {
      query: (name, type) => Promise.resolve(this.script(name, type) ?? { kind: 'absent', reason: 'nodata' }),
    };
    return analyzeDns(domain, resolver, { readAt: '2026-03-01T10:00:00.000Z' });
  }
}

/** Any domain, on Microsoft 365 with SPF and an enforced DMARC policy; no DKIM key is found. */
export const microsoftDomain: DnsScript = (name, type) => {
  if (type === 'MX') {
    const exchange = `${name.replace(/\./g, '-')}.mail.protection.outlook.com`;
    return { kind: 'records', authenticated: false, records: [{ type: 'MX', preference: 0, exchange }] };
  }
  if (type !== 'TXT' || name.includes('_domainkey')) return undefined;
  const text = name.startsWith('_dmarc.') ? 'v=DMARC1; p=reject' : 'v=spf1 include:spf.protection.outlook.com -all';
  return { kind: 'records', authenticated: false, records: [{ type: 'TXT', text }] };
};

/** A domain none of whose name servers answers. */
export const unreachableDomain: DnsScript = () => ({ kind: 'failed', cause: 'timeout' });
