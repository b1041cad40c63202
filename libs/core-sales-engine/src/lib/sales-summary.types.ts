import type { NextStepAction, NextStepPriority, NextStepTimeline } from './next-step.js';
import type { OpportunityFactorName } from './opportunity.js';
import type { OfferTierName, PriceList } from './price-list.js';
import type { Provider, Segment, TenantSize } from './sales-lead.js';
import type { RiskLevel } from './security-risk.js';
import type { Urgency } from './urgency.js';

/** Language of the texts (ISO 639-1). */
export type Locale = 'tr' | 'en';

/** What a summary depends on besides the lead; with the same options it has the same bytes. */
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

/** What the mail records expose the domain to, in words for the rep. */
export interface SecurityReasoning {
  readonly risk_level: RiskLevel;
  readonly summary: string;
  /** One line each for SPF, DKIM and DMARC. */
  readonly details: readonly string[];
  readonly sales_angle: string;
  readonly recommended_action: string;
}

/** The plan to offer with its prices, in units of `currency`. */
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

/** One factor of the opportunity: its share (0–1), what it was judged by, its points and why. */
export interface OpportunityRationaleFactor {
  readonly name: OpportunityFactorName;
  readonly weight: number;
  readonly raw: string | number | null;
  readonly score: number;
  readonly comment: string;
}

/** How the opportunity came about: the points of its factors, times the tuning factor. */
export interface OpportunityRationale {
  readonly total: number;
  readonly factors: readonly OpportunityRationaleFactor[];
  readonly tuning_factor: number;
  readonly summary: string;
}

/** What to do next, by when, and the words for it. */
export interface SummaryNextStep {
  readonly action: NextStepAction;
  readonly timeline: NextStepTimeline;
  readonly priority: NextStepPriority;
  /** Words for the customer, or a remark that none should be sent now. */
  readonly message: string;
  /** Words for the CRM: reason and deadline. */
  readonly internal_note: string;
}

/** What the summary was made from and by which version; it holds no time. */
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
