export { AuditLogRepository, type AuditEntry } from './lib/audit/audit-log.repository';
export {
  LeadChangeRepository,
  type LeadChange,
  type LeadChangeRow,
  type NewLeadChange,
} from './lib/changes/lead-change.repository';
export {
  createDataSourceOptions,
  HUNTER_MIGRATIONS,
  type PersistenceContribution,
} from './lib/create-data-source-options';
export {
  IdempotencyKeyRepository,
  type KeyClaim,
  type StoredAnswer,
} from './lib/idempotency/idempotency-key.repository';
export { ImportRepository, type NewImportBatch, type RejectedRow } from './lib/imports/import.repository';
export { type ScannedLead } from './lib/leads/lead-columns';
export { type LeadListVocabulary } from './lib/leads/lead-list-vocabulary';
export { type LeadCursor, type LeadFilter, type LeadPage, type LeadQuery, type LeadSort } from './lib/leads/lead-query';
export { LeadRepository, type EarlierLead, type PendingLead } from './lib/leads/lead.repository';
export { SCAN_STATUSES, type LeadRow, type MailEvidenceRow, type ScanStatus } from './lib/leads/lead-row';
export { LeadSearch, sortKey, type LeadKpis, type ListedLead } from './lib/leads/lead-search';
export {
  LeadLookupRepository,
  type ClaimedLookup,
  type KnownOfLead,
  type LeadNetwork,
  type LeadRegistration,
} from './lib/lookups/lead-lookup.repository';
export { OutboxRepository, type NewEvent } from './lib/outbox/outbox.repository';
export { PersistenceModule } from './lib/persistence.module';
export {
  ScanJobRepository,
  type ClaimedItem,
  type FinishedItem,
  type OpenItems,
  type ScanItemState,
  type ScanJobRow,
} from './lib/scan-jobs/scan-job.repository';
