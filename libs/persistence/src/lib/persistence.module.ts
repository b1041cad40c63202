import { DynamicModule, Module } from '@nestjs/common';
import { LEAD_LIST_CONTRIBUTIONS, type LeadListContribution } from '@hunter/platform';
import { AuditLogRepository } from './audit/audit-log.repository';
import { LeadChangeRepository } from './changes/lead-change.repository';
import { IdempotencyKeyRepository } from './idempotency/idempotency-key.repository';
import { ImportRepository } from './imports/import.repository';
import { LeadRepository } from './leads/lead.repository';
import { LeadSearch } from './leads/lead-search';
import { LeadLookupRepository } from './lookups/lead-lookup.repository';
import { OutboxRepository } from './outbox/outbox.repository';
import { ScanJobRepository } from './scan-jobs/scan-job.repository';

const REPOSITORIES = [
  AuditLogRepository,
  IdempotencyKeyRepository,
  ImportRepository,
  LeadChangeRepository,
  LeadLookupRepository,
  LeadRepository,
  LeadSearch,
  OutboxRepository,
  ScanJobRepository,
];

/** Repositories over the host's TypeORM data source, for every module of the process. */
@Module({})
export class PersistenceModule {
  static register(options: { readonly leadListContributions: readonly LeadListContribution[] }): DynamicModule {
    return {
      module: PersistenceModule,
      global: true,
      providers: [{ provide: LEAD_LIST_CONTRIBUTIONS, useValue: options.leadListContributions }, ...REPOSITORIES],
      exports: REPOSITORIES,
    };
  }
}
