import type { OfferMessages } from '../message-catalogue.js';
import { toAmount } from '../to-amount.js';
import type { SummaryFacts } from '../../summary-facts.js';

function monthlyPrice({ price, currency, pricesAreEstimates }: SummaryFacts): string {
  const amount = toAmount(price.pricePerUserPerMonth, currency, 'en');
  return pricesAreEstimates ? `an estimated ${amount} per user per month` : `${amount} per user per month`;
}

export const offer: OfferMessages = {
  offer: {
    'size-large': (facts) => `The Enterprise plan fits an organisation of this size, at ${monthlyPrice(facts)}.`,
    'size-medium': (facts) => `The Business Standard plan fits a mid-sized company, at ${monthlyPrice(facts)}.`,
    'size-small': (facts) => `The Business Basic plan fits a small company, at ${monthlyPrice(facts)}.`,
    'size-unknown-ready': (facts) =>
      `The size of the company is not known; as readiness is good, start with Business Standard at ${monthlyPrice(facts)}.`,
    'size-unknown': (facts) =>
      `The size of the company is not known; Business Basic is a sensible start at ${monthlyPrice(facts)}.`,
  },
  offerNote: {
    'migration-fee': ({ price, currency, pricesAreEstimates }) =>
      `The migration service costs ${pricesAreEstimates ? 'an estimated ' : ''}${toAmount(price.migrationFee, currency, 'en')}.`,
    'no-migration': 'Mail is already on Microsoft 365, so leave the migration fee out of the offer.',
    'migration-unclear': 'If mail turns out to be on Microsoft 365, leave the migration fee out of the offer.',
    'too-early': 'It is too early for an offer; take the prices as a rough idea only.',
  },
};
