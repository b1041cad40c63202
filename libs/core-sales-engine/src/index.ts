export { readCalendarDay } from './lib/calendar-day.js';
export { nextStep, nextStepRule } from './lib/next-step.js';
export type {
  NextStep,
  NextStepAction,
  NextStepInput,
  NextStepPriority,
  NextStepRule,
  NextStepTimeline,
} from './lib/next-step.js';
export { offerTier, planOffer } from './lib/offer-tier.js';
export type { OfferReason, OfferTier, OfferTierInput } from './lib/offer-tier.js';
export { opportunity, opportunityFactors, opportunityTotal } from './lib/opportunity.js';
export type {
  Opportunity,
  OpportunityEvidence,
  OpportunityFactor,
  OpportunityFactorCode,
  OpportunityFactorName,
  OpportunityInput,
} from './lib/opportunity.js';
export { defaultPriceList } from './lib/price-list.js';
export type { OfferTierName, PriceList, TierPrice } from './lib/price-list.js';
export type { DmarcPolicy, IpContext, Provider, SalesLead, Segment, TenantSize } from './lib/sales-lead.js';
export { readSecurityFindings, riskLevelOf, securityRisk } from './lib/security-risk.js';
export type {
  DkimFinding,
  DmarcFinding,
  RiskLevel,
  SecurityFinding,
  SecurityFindings,
  SecurityRiskInput,
  SpfFinding,
} from './lib/security-risk.js';
export { planUrgency, urgency } from './lib/urgency.js';
export type { Urgency, UrgencyEvidence, UrgencyInput, UrgencyPlan, UrgencyReason } from './lib/urgency.js';
export type {
  Locale,
  OpportunityRationale,
  OpportunityRationaleFactor,
  SalesSummary,
  SalesSummaryMetadata,
  SalesSummaryOptions,
  SecurityReasoning,
  SummaryNextStep,
  SummaryOfferTier,
} from './lib/sales-summary.types.js';
export { SALES_ENGINE_VERSION, salesSummary } from './lib/sales-summary.js';
