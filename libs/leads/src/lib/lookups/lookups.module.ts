import { BullModule } from '@nestjs/bull';
import { DynamicModule, Module } from '@nestjs/common';
import { QUEUES } from '@hunter/contracts';
import type { OpenIpSources } from '@hunter/ip-sources';
import { BullLookupQueue } from './bull-lookup-queue';
import { LOOKUP_QUEUE } from './lookup-queue';
import { DatabaseNetworkReader, NETWORK_READER } from './network-reader';
import { REGISTRATION_READER, RegistryReader } from './registration-reader';
import { RelayLookups } from './relay-lookups';
import { RunLookups } from './run-lookups';

export interface LookupsModuleOptions {
  /** Whether registries are asked. */
  readonly registration: boolean;
  /** The IP databases to ask; null: none. */
  readonly ipSources: OpenIpSources | null;
}

const USE_CASES = [RelayLookups, RunLookups];

/** What a worker looks up after a scan, with its ports bound: the registries, and the IP databases that are open. */
@Module({})
export class LookupsModule {
  static register({ registration, ipSources }: LookupsModuleOptions): DynamicModule {
    return {
      module: LookupsModule,
      imports: [BullModule.registerQueue({ name: QUEUES.leadLookup })],
      providers: [
        { provide: REGISTRATION_READER, useFactory: () => (registration ? new RegistryReader() : null) },
        {
          provide: NETWORK_READER,
          useFactory: () => (ipSources === null ? null : new DatabaseNetworkReader(ipSources)),
        },
        { provide: LOOKUP_QUEUE, useClass: BullLookupQueue },
        ...USE_CASES,
      ],
      exports: [...USE_CASES],
    };
  }
}
