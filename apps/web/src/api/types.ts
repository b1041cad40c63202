import type { ApiComponents } from '@hunter/contracts';

/** Wire shapes of `/api/v1`, by the names the dashboard uses. They are generated from the OpenAPI document. */
type Schemas = ApiComponents['schemas'];

export type LeadItem = Readonly<Schemas['LeadItemDto']>;
export type LeadDetail = Readonly<Schemas['LeadDetailDto']>;
export type LeadPage = Readonly<Omit<Schemas['LeadPageDto'], 'items'>> & { readonly items: readonly LeadItem[] };
export type LeadKpis = Readonly<Schemas['LeadKpisDto']>;
export type LeadChange = Readonly<Schemas['LeadChangeDto']>;
export type LeadChangePage = Readonly<Schemas['LeadChangePageDto']>;
export type EvidenceLine = Readonly<Schemas['EvidenceDto']>;
export type LeadFinding = Readonly<Schemas['FindingDto']>;
export type EvidenceStatus = EvidenceLine['status'];

export type Provider = NonNullable<LeadItem['provider']>;
export type Segment = NonNullable<LeadItem['segment']>;
export type PriorityCategory = NonNullable<LeadItem['priority_category']>;
export type ScanStatus = LeadItem['scan_status'];
export type D365Status = NonNullable<LeadItem['d365_status']>;

export type ScoreBreakdown = Readonly<Schemas['ScoreBreakdownDto']>;
export type BreakdownLine = Readonly<Schemas['BreakdownLineDto']>;

export type SalesSummary = Readonly<Schemas['SalesSummaryDto']>;
export type OfferTier = Readonly<Schemas['OfferDto']>;
export type OpportunityFactor = Readonly<Schemas['OpportunityFactorDto']>;

export type ScanJob = Readonly<Schemas['ScanJobDto']>;
export type StartedScanJob = Readonly<Schemas['StartedScanJobDto']>;
export type ImportReceipt = Readonly<Schemas['ImportAcceptedDto']>;
export type RejectedRowsPage = Readonly<Schemas['RejectedRowsDto']>;

/** What was left out: a row of a file by its line, or an entry of a pasted list by what stood there. */
export interface RejectedRow {
  readonly line?: number;
  readonly field?: string;
  readonly input?: string;
  readonly code: string;
  readonly suggestion: string | null;
}

interface FailureText {
  readonly message: string;
  readonly remedy: string;
}

/** Why a push failed; the sentences come in every language of the dashboard. */
export type D365Error = Readonly<Schemas['D365ErrorDto']> & {
  readonly translations?: { readonly tr: FailureText; readonly en: FailureText };
};
export type PushReceipt = Readonly<Schemas['PushReceiptDto']>;
export type BulkPushReceipt = Readonly<Schemas['PushBatchReceiptDto']>;
export type PushJob = Readonly<Schemas['PushJobDto']>;
export type MatchedRow = Readonly<Schemas['MatchedRowDto']>;
export type PushChoices = Readonly<Schemas['PushChoicesDto']>;
export type PushPreview = Readonly<Schemas['PreviewDto']>;
export type LeadPreview = Readonly<Schemas['LeadPreviewDto']>;
export type PushBatch = Readonly<Schemas['PushBatchProgressDto']>;
export type RetryReceipt = Readonly<Schemas['RetryReceiptDto']>;
export type DeliveryStatus = Readonly<Schemas['DeliveryStatusDto']>;
export type Checklist = Readonly<Schemas['ChecklistDto']>;
export type ChecklistItem = Readonly<Schemas['ChecklistItemDto']>;
export type ProvisionPlan = Readonly<Schemas['ProvisionPlanDto']>;
export type ProvisionStep = Readonly<Schemas['ProvisionStepDto']>;
export type ProvisionConflict = Readonly<Schemas['ProvisionConflictDto']>;
export type PushJobPage = Readonly<Schemas['PushJobListDto']>;

export type Flags = Readonly<Schemas['FlagsDto']>;

/** Payloads of the events on `GET events`, which the OpenAPI document does not describe. */
export interface LeadUpdatedEvent {
  readonly lead_id: string;
  readonly domain: string;
}

export interface D365StatusEvent {
  readonly lead_id: string;
  readonly d365_status: D365Status;
  readonly d365_last_synced_at: string | null;
  readonly d365_last_error: D365Error | null;
  readonly d365_lead_url: string | null;
}

export type D365BatchEvent = Pick<
  PushBatch,
  'batch_id' | 'kind' | 'status' | 'total' | 'queued' | 'in_progress' | 'succeeded' | 'blocked' | 'error'
>;
