import { defaultPriceList } from './price-list.js';
import type { OfferTierName, PriceList, TierPrice } from './price-list.js';
import type { Segment, TenantSize } from './sales-lead.js';

/** Why a plan was chosen. */
export type OfferReason = 'size-large' | 'size-medium' | 'size-small' | 'size-unknown-ready' | 'size-unknown';

/** What the plan is chosen by; null is not known. */
export interface OfferTierInput {
  readonly tenantSize: TenantSize | null;
  readonly segment: Segment | null;
  readonly readinessScore: number | null;
}

/** A plan with its prices, in the currency of the price list. */
export interface OfferTier extends TierPrice {
  readonly tier: OfferTierName;
}

const READY_SCORE = 70;

/** Why which plan fits: the known size decides; without one, a migration lead of 70 or more gets the middle plan. */
export function planOffer(input: OfferTierInput): { readonly reason: OfferReason; readonly tier: OfferTierName } {
  switch (input.tenantSize) {
    case 'large':
      return { reason: 'size-large', tier: 'Enterprise' };
    case 'medium':
      return { reason: 'size-medium', tier: 'Business Standard' };
    case 'small':
      return { reason: 'size-small', tier: 'Business Basic' };
    case null:
      return isReady(input)
        ? { reason: 'size-unknown-ready', tier: 'Business Standard' }
        : { reason: 'size-unknown', tier: 'Business Basic' };
  }
}

/** Which plan to offer and what it costs, in the currency of `prices` (the frozen euro table when none is given). */
export function offerTier(input: OfferTierInput, prices: PriceList = defaultPriceList): OfferTier {
  const { tier } = planOffer(input);
  return { tier, ...prices.tiers[tier] };
}

function isReady({ segment, readinessScore }: OfferTierInput): boolean {
  return segment === 'Migration' && readinessScore !== null && readinessScore >= READY_SCORE;
}
