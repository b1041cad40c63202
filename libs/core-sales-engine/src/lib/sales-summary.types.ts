import type { NextStepAction, NextStepPriority, NextStepTimeline } from './next-step.js';
import type { OpportunityFactorName } from './opportunity.js';
import type { OfferTierName, PriceList } from './price-list.js';
import type { Provider, Segment, TenantSize } from './sales-lead.js';
import type { RiskLevel } from './security-risk.js';
import type { Urgency } from './urgency.js';

export type Locale = 'tr' | 'en';

export interface SalesSummaryOptions {
  readonly locale: Locale;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** 1 leaves the opportunity as it is. */
  readonly tuningFactor: number;
  /** The company that calls; without it the scripts say "a Microsoft partner". */
  readonly partnerName?: string | null;
  /** The frozen euro table when absent. */
  readonly prices?: PriceList;
}

export interface SecurityReasoning {
  readonly risk_level: RiskLevel;
  readonly summary: string;
  /** One line each for SPF, DKIM and DMARC. */
  readonly details: readonly string[];
  readonly sales_angle: string;
  readonly recommended_action: string;
}

export interface SummaryOfferTier {
  readonly tier: OfferTierName;
  readonly license: string;
  readonly price_per_user_per_month: number;
  readonly migration_fee: number;
  readonly defender_price_per_user_per_month: number | null;
  readonly consulting_fee: number | null;
  /** ISO 4217. */
  readonly currency: string;
  readonly recommendation: string;
}

export interface OpportunityRationaleFactor {
  readonly name: OpportunityFactorName;
  readonly weight: number;
  readonly raw: string | number | null;
  readonly score: number;
  readonly comment: string;
}

export interface OpportunityRationale {
  readonly total: number;
  readonly factors: readonly OpportunityRationaleFactor[];
  readonly tuning_factor: number;
  readonly summary: string;
}

export interface SummaryNextStep {
  readonly action: NextStepAction;
  readonly timeline: NextStepTimeline;
  readonly priority: NextStepPriority;
  /** Words for the customer, or a remark that none should be sent now. */
  readonly message: string;
  /** Words for the CRM: reason and deadline. */
  readonly internal_note: string;
}

export interface SalesSummaryMetadata {
  readonly domain: string;
  readonly provider: Provider | null;
  readonly segment: Segment | null;
  readonly readiness_score: number | null;
  readonly priority_score: number | null;
  readonly tenant_size: TenantSize | null;
  readonly local_provider: string | null;
  readonly locale: Locale;
  readonly engine_version: string;
  readonly prices_as_of: string;
  readonly prices_are_estimates: boolean;
}

/** What a rep reads before the call. The shape is frozen as v1: fields are only ever added. */
export interface SalesSummary {
  readonly domain: string;
  readonly one_liner: string;
  readonly segment_explanation: string;
  readonly provider_reasoning: string;
  readonly security_reasoning: SecurityReasoning | null;
  readonly call_script: readonly string[];
  readonly discovery_questions: readonly string[];
  readonly offer_tier: SummaryOfferTier;
  readonly opportunity_potential: number;
  readonly opportunity_rationale: OpportunityRationale;
  readonly urgency: Urgency;
  /** Why it is urgent or not. */
  readonly urgency_reason: string;
  readonly next_step: SummaryNextStep;
  readonly metadata: SalesSummaryMetadata;
}
