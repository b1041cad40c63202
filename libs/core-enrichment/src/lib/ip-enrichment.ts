import type { IpSourceFailure, IpSourceName } from './ip-source.js';

/** What is known about the network behind an address. Null: no source knows it, or the one that would was not readable. */
export interface IpFacts {
  /** Autonomous system number, RFC 6793. */
  readonly asn: number | null;
  /** Who runs the autonomous system. */
  readonly asnOrg: string | null;
  /** Who provides the connection. */
  readonly isp: string | null;
  /** ISO 3166-1 alpha-2 code, upper case. */
  readonly country: string | null;
  /** In English, as the database spells it. */
  readonly city: string | null;
  /** IP2Location's usage code: `DCH`, `COM`, `ISP`, `MOB`, `EDU` and others. */
  readonly usageType: string | null;
  /** Whether it hides who is behind it. A data centre, a search engine's and a crawler's address is no proxy. */
  readonly isProxy: boolean | null;
  /** IP2Proxy's code: `VPN`, `TOR`, `PUB`, `DCH` and others. */
  readonly proxyType: string | null;
}

/** How one source answered. `unknown`: it could not be read, so that nothing follows from its silence. */
export type IpSourceReading =
  | { readonly source: IpSourceName; readonly status: 'present' | 'absent' }
  | { readonly source: IpSourceName; readonly status: 'unknown'; readonly cause: IpSourceFailure };

/** All that the given sources say about one address, with where each fact comes from. */
export interface IpEnrichment extends IpFacts {
  /** The address that was looked up, as it was given. */
  readonly ip: string;
  /** One line for people, as `infrastructureSummary` writes it; null when there is nothing to say. */
  readonly infrastructureSummary: string | null;
  /** The sources that were asked, in the order in which they are believed. */
  readonly sources: readonly IpSourceReading[];
  /** Which source each known fact was taken from. */
  readonly origins: Readonly<Partial<Record<keyof IpFacts, IpSourceName>>>;
}
