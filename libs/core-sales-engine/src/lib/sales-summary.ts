import { planCallScript } from './call-script.js';
import { discoveryIndex } from './discovery-questions.js';
import { gatherFacts } from './gather-facts.js';
import { catalogues, discoveries } from './messages/catalogues.js';
import { planOffer } from './offer-tier.js';
import { opportunityFactors, opportunityTotal } from './opportunity.js';
import { defaultPriceList } from './price-list.js';
import type { PriceList } from './price-list.js';
import type { SalesLead } from './sales-lead.js';
import type { SalesSummary, SalesSummaryMetadata, SalesSummaryOptions } from './sales-summary.types.js';
import { readSecurityFindings } from './security-risk.js';
import { writeSentence } from './summary-facts.js';
import { planUrgency } from './urgency.js';
import { writeNextStep, writeOfferTier, writeRationale } from './write-plan.js';
import {
  writeOneLiner,
  writeProviderReasoning,
  writeSecurityReasoning,
  writeSegmentExplanation,
} from './write-reasoning.js';

/** Version of the decisions and sentences; a change to either is a new version. */
export const SALES_ENGINE_VERSION = '1.0.0';

/**
 * Everything a rep needs before the call, from a scored lead: what it is, why, what to say and ask, what to offer, how
 * promising and urgent it is and what to do next. Equal input gives equal output. Throws a RangeError when
 * `options.today` is no calendar day.
 */
export function salesSummary(lead: SalesLead, options: SalesSummaryOptions): SalesSummary {
  const messages = catalogues[options.locale];
  const prices = options.prices ?? defaultPriceList;
  const findings = readSecurityFindings(lead);
  const factors = opportunityFactors(lead);
  const total = opportunityTotal(factors, options.tuningFactor);
  const urgency = planUrgency(lead, options.today);
  const offer = planOffer(lead);
  const facts = gatherFacts(lead, options, { findings, total, urgency, tier: offer.tier, prices }, messages);
  return {
    domain: lead.domain,
    one_liner: writeOneLiner(facts, messages),
    segment_explanation: writeSegmentExplanation(facts, messages),
    provider_reasoning: writeProviderReasoning(facts, messages),
    security_reasoning: findings === null ? null : writeSecurityReasoning(facts, findings, messages),
    call_script: planCallScript(lead, facts.gaps !== '', messages.callLine).map((line) => writeSentence(line, facts)),
    discovery_questions: discoveries[options.locale][discoveryIndex(lead)]?.slice() ?? [],
    offer_tier: writeOfferTier(facts, offer.reason, messages),
    opportunity_potential: total,
    opportunity_rationale: writeRationale(facts, factors, options.tuningFactor, messages),
    urgency: urgency.urgency,
    urgency_reason: writeSentence(messages.urgencyReason[urgency.reason], facts),
    next_step: writeNextStep(facts, messages),
    metadata: toMetadata(lead, options, prices),
  };
}

function toMetadata(lead: SalesLead, { locale }: SalesSummaryOptions, prices: PriceList): SalesSummaryMetadata {
  return {
    domain: lead.domain,
    provider: lead.provider,
    segment: lead.segment,
    readiness_score: lead.readinessScore,
    priority_score: lead.priorityScore,
    tenant_size: lead.tenantSize,
    local_provider: lead.localProvider,
    locale,
    engine_version: SALES_ENGINE_VERSION,
    prices_as_of: prices.asOf,
    prices_are_estimates: prices.estimate,
  };
}
