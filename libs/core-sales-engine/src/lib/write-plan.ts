import type { MessageCatalogue } from './messages/message-catalogue.js';
import { planNextStepMessage } from './next-step-message.js';
import { nextStepRule, stepOf } from './next-step.js';
import { planOfferNote } from './offer-note.js';
import type { OfferReason } from './offer-tier.js';
import { planOpportunitySummary } from './opportunity-summary.js';
import type { OpportunityFactor } from './opportunity.js';
import type { OpportunityRationale, SummaryNextStep, SummaryOfferTier } from './sales-summary.types.js';
import type { SummaryFacts } from './summary-facts.js';
import { writeSentence } from './summary-facts.js';

export function writeOfferTier(facts: SummaryFacts, reason: OfferReason, messages: MessageCatalogue): SummaryOfferTier {
  const { tier, price, currency, lead } = facts;
  return {
    tier,
    license: tier,
    price_per_user_per_month: price.pricePerUserPerMonth,
    migration_fee: price.migrationFee,
    defender_price_per_user_per_month: price.defenderPricePerUserPerMonth,
    consulting_fee: price.consultingFee,
    currency,
    recommendation: `${writeSentence(messages.offer[reason], facts)} ${writeSentence(planOfferNote(lead, messages.offerNote), facts)}`,
  };
}

export function writeRationale(
  facts: SummaryFacts,
  factors: readonly OpportunityFactor[],
  tuningFactor: number,
  messages: MessageCatalogue,
): OpportunityRationale {
  const { total, lead } = facts;
  return {
    total,
    factors: factors.map(({ name, weight, raw, points, code }) => ({
      name,
      weight,
      raw,
      score: points,
      comment: messages.factor[code],
    })),
    tuning_factor: tuningFactor,
    summary: writeSentence(planOpportunitySummary(lead, messages.opportunity), facts),
  };
}

export function writeNextStep(facts: SummaryFacts, messages: MessageCatalogue): SummaryNextStep {
  const { lead, total, urgency } = facts;
  const rule = nextStepRule({ segment: lead.segment, opportunityPotential: total, urgency });
  const { action, timeline, priority } = stepOf(rule);
  const words = planNextStepMessage(rule, lead, messages.nextStep);
  const message = writeSentence(words.message, facts);
  return { action, timeline, priority, message, internal_note: writeSentence(words.note, facts) };
}
