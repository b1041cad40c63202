/** Wire shapes of `/api/v1`. */

export type Provider =
  | 'M365'
  | 'Google'
  | 'Yandex'
  | 'Zoho'
  | 'Amazon'
  | 'SendGrid'
  | 'Mailgun'
  | 'Hosting'
  | 'Local'
  | 'Unknown';
export type Segment = 'Migration' | 'Existing' | 'Cold' | 'Skip';
export type PriorityCategory = 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'P6';
export type DmarcPolicy = 'none' | 'quarantine' | 'reject' | 'unknown';
export type ScanStatus = 'pending' | 'completed' | 'partial' | 'dns-timeout' | 'dns-servfail' | 'dns-failed';
export type D365Status = 'not_synced' | 'queued' | 'in_progress' | 'synced' | 'error';
export type Heat = 'Hot' | 'Warm' | 'Cold';
export type CommercialHeat = 'HIGH' | 'MEDIUM' | 'LOW';
export type TenantSize = 'small' | 'medium' | 'large';

export interface D365Error {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

export interface LeadItem {
  readonly id: string;
  readonly domain: string;
  readonly unicode_domain: string;
  readonly company_name: string | null;
  readonly country: string | null;
  readonly website: string | null;
  readonly source: string | null;
  readonly provider: Provider | null;
  readonly mailbox_host: Provider | null;
  readonly gateway: string | null;
  readonly tenant: boolean | null;
  readonly tenant_elsewhere: boolean | null;
  readonly local_provider: string | null;
  readonly mx_root: string | null;
  readonly mx_hosts: readonly string[] | null;
  readonly spf: boolean | null;
  readonly dkim: boolean | null;
  readonly dmarc_policy: DmarcPolicy | null;
  readonly dmarc_coverage: number | null;
  readonly scan_status: ScanStatus;
  readonly scanned_at: string | null;
  readonly incomplete: boolean;
  readonly readiness_score: number | null;
  readonly segment: Segment | null;
  readonly priority_score: number | null;
  readonly technical_heat: Heat | null;
  readonly commercial_segment: string | null;
  readonly commercial_heat: CommercialHeat | null;
  readonly priority_category: PriorityCategory | null;
  readonly priority_label: string | null;
  readonly hard_fail: 'mx-missing' | null;
  readonly rules_version: string | null;
  readonly tenant_size: TenantSize | null;
  readonly owner: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly row_version: number;
  readonly d365_status: D365Status;
  readonly d365_last_synced_at: string | null;
  readonly d365_last_error: D365Error | null;
  readonly d365_lead_url: string | null;
  readonly d365_changed_since: boolean;
}

export interface EvidenceLine {
  readonly part: string;
  readonly status: 'present' | 'absent' | 'unknown';
  readonly cause?: string | null;
  readonly name: string;
  readonly raw: string | null;
  readonly read_at: string;
}

export interface LeadDetail extends LeadItem {
  readonly spf_record: string | null;
  readonly dmarc_record: string | null;
  readonly dkim_selectors: readonly string[] | null;
  readonly registrar: string | null;
  readonly expires_at: string | null;
  readonly nameservers: readonly string[] | null;
  readonly infrastructure_summary: string | null;
  readonly contact_emails: readonly string[] | null;
  readonly contact_quality_score: number | null;
  readonly registration_status: string | null;
  readonly evidence: readonly EvidenceLine[];
  readonly mail_setup: { readonly confidence: number; readonly evidence: readonly unknown[] } | null;
}

export interface LeadPage {
  readonly items: readonly LeadItem[];
  readonly next_cursor: string | null;
  readonly total?: number;
}

export interface LeadKpis {
  readonly total: number;
  readonly migration: number;
  readonly high_priority: number;
  readonly best_score: number | null;
  readonly pushed: number;
  readonly tenant_elsewhere: number;
}

export interface BreakdownRecord {
  readonly name: string;
  readonly raw: string | null;
  readonly read_at: string | null;
  readonly cause?: string | null;
}

export interface BreakdownLine {
  readonly code: string;
  readonly kind: 'provider' | 'signal' | 'risk';
  readonly points: number;
  readonly status: 'present' | 'absent' | 'unknown' | null;
  readonly records: readonly BreakdownRecord[];
}

export interface ScoreBreakdown {
  readonly lead_id: string;
  readonly domain: string;
  readonly rules_version: string;
  readonly base: number;
  readonly provider: { readonly name: Provider; readonly points: number };
  readonly signals: Readonly<Record<string, number>>;
  readonly risks: Readonly<Record<string, number>>;
  readonly total: number;
  readonly score: number | null;
  readonly hard_fail: 'mx-missing' | null;
  readonly incomplete: boolean;
  readonly lines: readonly BreakdownLine[];
}

export type RiskLevel = 'low' | 'medium' | 'high';

export interface OpportunityFactor {
  readonly name: string;
  readonly weight: number;
  readonly raw: string | number | null;
  readonly score: number;
  readonly comment: string;
}

export interface OfferTier {
  readonly tier: string;
  readonly license: string;
  readonly price_per_user_per_month: number | null;
  readonly migration_fee: number | null;
  readonly defender_price_per_user_per_month: number | null;
  readonly consulting_fee: number | null;
  readonly recommendation: string;
}

export interface SalesSummary {
  readonly domain: string;
  readonly one_liner: string;
  readonly segment_explanation: string;
  readonly provider_reasoning: string;
  readonly security_reasoning: {
    readonly risk_level: RiskLevel;
    readonly summary: string;
    readonly details: readonly string[];
    readonly sales_angle: string;
    readonly recommended_action: string;
  } | null;
  readonly call_script: readonly string[];
  readonly discovery_questions: readonly string[];
  readonly offer_tier: OfferTier;
  readonly opportunity_potential: number;
  readonly opportunity_rationale: {
    readonly total: number;
    readonly factors: readonly OpportunityFactor[];
    readonly tuning_factor: number;
    readonly summary: string;
  };
  readonly urgency: RiskLevel;
  readonly next_step: {
    readonly action: string;
    readonly timeline: string;
    readonly priority: RiskLevel;
    readonly message: string;
    readonly internal_note: string;
  };
}

export interface ScanJob {
  readonly job_id: string;
  readonly kind: 'scan' | 'import';
  readonly status: 'queued' | 'running' | 'completed';
  readonly total: number;
  readonly pending: number;
  readonly running: number;
  readonly done: number;
  readonly succeeded: number;
  readonly incomplete: number;
  readonly failed: number;
  readonly created_at: string;
  readonly started_at: string | null;
  readonly finished_at: string | null;
}

export interface RejectedRow {
  readonly line?: number | null;
  readonly value?: string | null;
  readonly field: string;
  readonly code: string;
  readonly suggestion?: string | null;
}

export interface StartedScanJob extends ScanJob {
  readonly rejected: readonly RejectedRow[];
}

export interface ImportReceipt {
  readonly job_id: string;
  readonly accepted: number;
  readonly rejected: readonly RejectedRow[];
  readonly rejected_total: number;
  readonly columns: { readonly domain: string | null; readonly company: string | null };
}

export interface PushReceipt {
  readonly job_id: string;
  readonly lead_id: string;
  readonly d365_status: D365Status;
}

export interface BulkPushReceipt {
  readonly batch_id: string;
  readonly accepted: number;
  readonly skipped: readonly { readonly lead_id: string; readonly code: string }[];
}

export interface PushJob {
  readonly job_id: string;
  readonly lead_id: string;
  readonly status: 'queued' | 'in_progress' | 'succeeded' | 'blocked' | 'error';
  readonly attempt_count: number;
  readonly outcome: string | null;
  readonly last_error: D365Error | null;
  readonly kept: readonly string[];
  readonly created_at: string;
  readonly updated_at: string;
}

export interface Flags {
  readonly d365_enabled: boolean;
  readonly partner_center_enabled: boolean;
}

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
