export { readD365Config, type D365Config, type D365DisabledConfig, type D365EnabledConfig } from './lib/config';
export { D365_FAILURE_CODES, type D365FailureCode } from './lib/failure-codes';
export { FAILURE_TEXTS, type FailureText } from './lib/failure-texts';
export type { D365Failure, D365FailureKind } from './lib/d365-failure';
export type {
  LeadEvidenceLine,
  LeadForPush,
  LeadOrigin,
  LeadPushability,
  LeadRef,
  LeadReferral,
  LeadSource,
} from './lib/lead-source.port';
export type { FilteredLeads, LeadFilterSource, LeadListFilter } from './lib/lead-filter.port';
export { planPush, type PlanBase, type PushPlan, type RemoteState } from './lib/plan';
export {
  D365_STATUSES,
  PUSH_JOB_STATUSES,
  type D365BatchEvent,
  type D365ErrorBody,
  type D365Status,
  type D365StatusEvent,
  type PushJobStatus,
  type PushOutcome,
} from './lib/sync-status';
export { D365Module, type D365ModuleOptions, type PortProvider } from './nest/d365.module';
export { D365_OUTCOMES, type D365Outcome } from './lib/after-push/lead-fate';
export type { D365OutcomeBody, D365OutcomeEvent } from './lib/after-push/outcome-body';
export { D365OutcomeDto } from './nest/dto/qualify.dto';
export { D365ErrorDto } from './nest/dto/d365-error.dto';
export { SILENT_D365_EVENTS, type D365Events } from './nest/d365-events.port';
export { D365_EVENTS, LEAD_SOURCE } from './nest/d365.tokens';
export { D365_ENTITIES, D365_MIGRATIONS } from './nest/d365-persistence';
export { createD365LeadColumns } from './nest/lead-list-columns';
