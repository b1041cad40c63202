import { appendToList } from './append-to-list.js';
import type { GapText, MessageCatalogue, SecurityMessages } from './messages/message-catalogue.js';
import type { PriceList } from './price-list.js';
import type { SalesLead } from './sales-lead.js';
import type { SalesSummaryOptions } from './sales-summary.types.js';
import type { SecurityFindings } from './security-risk.js';
import type { SummaryFacts } from './summary-facts.js';
import type { UrgencyPlan } from './urgency.js';

type GapTexts = SecurityMessages['securityGap'];

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
    gaps: findings === null ? '' : writeGaps(findings, lead, messages.securityGap),
    daysToExpiry: urgency.daysToExpiry,
    urgency: urgency.urgency,
    total,
    tier,
    price: prices.tiers[tier],
    currency: prices.currency,
    pricesAreEstimates: prices.estimate,
  };
}

/** The gaps in the order in which they are told. */
function writeGaps({ spf, dkim, dmarc }: SecurityFindings, lead: SalesLead, texts: GapTexts): string {
  let gaps = spf === 'spf-absent' ? writeGap(texts['spf-absent'], lead) : '';
  if (dkim === 'dkim-not-found') gaps = appendToList(gaps, '; ', writeGap(texts['dkim-not-found'], lead));
  switch (dmarc) {
    case 'dmarc-absent':
      return appendToList(gaps, '; ', writeGap(texts['dmarc-absent'], lead));
    case 'dmarc-policy-none':
      return appendToList(gaps, '; ', writeGap(texts['dmarc-policy-none'], lead));
    case 'dmarc-partial':
      return appendToList(gaps, '; ', writeGap(texts['dmarc-partial'], lead));
    default:
      return gaps;
  }
}

function writeGap(text: GapText, lead: SalesLead): string {
  return typeof text === 'string' ? text : text(lead);
}
