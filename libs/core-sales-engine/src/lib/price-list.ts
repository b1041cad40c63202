/** The three Microsoft 365 plans a lead may be offered. */
export type OfferTierName = 'Enterprise' | 'Business Standard' | 'Business Basic';

/** What one plan costs, in whole units of the list's currency; null where the plan has no such item. */
export interface TierPrice {
  readonly pricePerUserPerMonth: number;
  readonly migrationFee: number;
  readonly defenderPricePerUserPerMonth: number | null;
  readonly consultingFee: number | null;
}

/** Prices in one currency as of one day. They are for orientation; the binding ones come from the partner's own list. */
export interface PriceList {
  /** ISO 4217. */
  readonly currency: string;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly estimate: boolean;
  readonly tiers: Readonly<Record<OfferTierName, TierPrice>>;
}

/** The frozen table v1, in euro. Its date is the day it became the default. */
export const defaultPriceList: PriceList = {
  currency: 'EUR',
  asOf: '2026-11-21',
  estimate: true,
  tiers: {
    Enterprise: {
      pricePerUserPerMonth: 20,
      migrationFee: 10_000,
      defenderPricePerUserPerMonth: 10,
      consultingFee: 50_000,
    },
    'Business Standard': {
      pricePerUserPerMonth: 10,
      migrationFee: 2_000,
      defenderPricePerUserPerMonth: 5,
      consultingFee: null,
    },
    'Business Basic': {
      pricePerUserPerMonth: 5,
      migrationFee: 500,
      defenderPricePerUserPerMonth: null,
      consultingFee: null,
    },
  },
};
