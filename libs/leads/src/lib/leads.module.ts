import { BullModule } from '@nestjs/bull';
import { DynamicModule, Module } from '@nestjs/common';
import { QUEUES } from '@hunter/contracts';
import { ImportLeads } from './import/import-leads';
import { BullScanQueue } from './scan-jobs/bull-scan-queue';
import { RelayOpenItems } from './scan-jobs/relay-open-items';
import { RunScanBatch } from './scan-jobs/run-scan-batch';
import { SCAN_QUEUE } from './scan-jobs/scan-queue';
import { StartScanJob } from './scan-jobs/start-scan-job';
import { DOSSIER_SETTINGS, LeadDossierReader, type DossierSettings } from './dossier/lead-dossier-reader';
import { DnsDomainReader } from './scan/dns-domain-reader';
import { DOMAIN_READER } from './scan/domain-reader';
import { LOOKUP_SETTINGS, type LookupSettings } from './lookups/lookup-settings';
import { SaveScans } from './scan/save-scans';
import { ScanLead } from './scan/scan-lead';
import { createScanPace } from './scan/scan-pace';
import { SCAN_PACE, SCAN_SETTINGS, type ScanSettings } from './scan/scan-settings';

export interface LeadsModuleOptions extends ScanSettings {
  /** `host:port` of name servers; empty: the system's. */
  readonly dnsServers: readonly string[];
  /** Time for reading one domain. */
  readonly domainDeadlineMs: number;
  /** Domains that may begin per second in this process; 0: no limit. */
  readonly domainsPerSecond: number;
  readonly dossier: DossierSettings;
  readonly lookups: LookupSettings;
}

const USE_CASES = [ImportLeads, LeadDossierReader, RelayOpenItems, RunScanBatch, ScanLead, StartScanJob];

/** The use cases with their ports bound: DNS over UDP and TCP, the scan queue over Bull. */
@Module({})
export class LeadsModule {
  static register(options: LeadsModuleOptions): DynamicModule {
    return {
      module: LeadsModule,
      imports: [BullModule.registerQueue({ name: QUEUES.domainScan })],
      providers: [
        {
          provide: DOMAIN_READER,
          useFactory: () => new DnsDomainReader({ servers: options.dnsServers, deadlineMs: options.domainDeadlineMs }),
        },
        { provide: SCAN_PACE, useValue: createScanPace(options.domainsPerSecond) },
        { provide: SCAN_SETTINGS, useValue: options },
        { provide: SCAN_QUEUE, useClass: BullScanQueue },
        { provide: LOOKUP_SETTINGS, useValue: options.lookups },
        SaveScans,
        { provide: DOSSIER_SETTINGS, useValue: options.dossier },
        ...USE_CASES,
      ],
      exports: [...USE_CASES, BullModule],
    };
  }
}
