import type { IpSource } from '@hunter/core-enrichment';

/** A database that is open until it is closed. */
export interface OpenIpSource {
  readonly lookUp: IpSource;
  close(): void;
}
