import type { TierPrice, OfferTierName } from './price-list.js';
import type { SalesLead } from './sales-lead.js';
import type { Urgency } from './urgency.js';

/**
 * The evidence that sentences are filled with. A value may be null; which sentence is chosen guarantees that the ones it
 * needs are there, and a test over the whole cross product holds that to account.
 */
export interface SummaryFacts {
  readonly lead: SalesLead;
  /** The domain as people read it, as a noun phrase of the language. */
  readonly name: string;
  readonly score: number | null;
  /** Where the mail lives, in words. */
  readonly host: string;
  readonly greeting: string;
  /** The gaps in the customer's own terms, joined; empty when there are none. */
  readonly gaps: string;
  readonly daysToExpiry: number | null;
  readonly urgency: Urgency;
  readonly total: number;
  readonly tier: OfferTierName;
  readonly price: TierPrice;
  readonly currency: string;
  readonly pricesAreEstimates: boolean;
}

/** A sentence, or a part of one, in one language, that is filled with facts. */
export type Template = (facts: SummaryFacts) => string;

/** A sentence that says the same of every lead is plain text: nothing need be called to write it. */
export type Sentence = string | Template;

export function writeSentence(sentence: Sentence, facts: SummaryFacts): string {
  return typeof sentence === 'string' ? sentence : sentence(facts);
}
