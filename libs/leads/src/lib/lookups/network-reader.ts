import { enrichIp, type IpEnrichment } from '@hunter/core-enrichment';
import type { OpenIpSources } from '@hunter/ip-sources';
import type { OnApplicationShutdown } from '@nestjs/common';

/** Says where an address stands. A source that fails is named in the answer; this never throws. */
export interface NetworkReader {
  readNetwork(ip: string): IpEnrichment;
}

export const NETWORK_READER = Symbol('NETWORK_READER');

/** {@link NetworkReader} over database files, which it closes with the process. */
export class DatabaseNetworkReader implements NetworkReader, OnApplicationShutdown {
  constructor(private readonly databases: OpenIpSources) {}

  readNetwork(ip: string): IpEnrichment {
    return enrichIp(ip, this.databases.sources);
  }

  onApplicationShutdown(): void {
    this.databases.close();
  }
}
