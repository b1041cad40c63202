import type { MessageCatalogue } from './messages/message-catalogue.js';
import type { PriceList } from './price-list.js';
import type { SalesLead } from './sales-lead.js';
import type { SalesSummaryOptions } from './sales-summary.types.js';
import { readSecurityGaps } from './security-reasoning.js';
import type { SecurityGap } from './security-reasoning.js';
import type { SecurityFindings } from './security-risk.js';
import type { SummaryFacts } from './summary-facts.js';
import type { UrgencyPlan } from './urgency.js';

/** What was decided before any sentence is written. */
export interface SummaryDecisions {
  readonly findings: SecurityFindings | null;
  readonly total: number;
  readonly urgency: UrgencyPlan;
  readonly tier: SummaryFacts['tier'];
  readonly prices: PriceList;
}

/** Puts lead, decisions and the words of the language together, once for all sentences. */
export function gatherFacts(
  lead: SalesLead,
  { partnerName }: SalesSummaryOptions,
  { findings, total, urgency, tier, prices }: SummaryDecisions,
  messages: MessageCatalogue,
): SummaryFacts {
  const provider = lead.provider ?? 'Unknown';
  const localName = provider === 'Local' ? lead.localProvider : null;
  return {
    lead,
    name: messages.domainName(lead.unicodeDomain || lead.domain),
    score: lead.readinessScore,
    host: localName || messages.provider[provider],
    greeting: messages.greeting(partnerName || null),
    gaps: findings === null ? '' : writeGaps(readSecurityGaps(findings), lead, messages),
    daysToExpiry: urgency.daysToExpiry,
    urgency: urgency.urgency,
    total,
    tier,
    price: prices.tiers[tier],
    currency: prices.currency,
    pricesAreEstimates: prices.estimate,
  };
}

function writeGaps(gaps: readonly SecurityGap[], lead: SalesLead, messages: MessageCatalogue): string {
  let text = '';
  for (const gap of gaps) text += `${text === '' ? '' : '; '}${messages.securityGap[gap](lead)}`;
  return text;
}
