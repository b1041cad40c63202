/** What there is to sell: a move to Microsoft 365, more for whoever has it, a first contact, nothing. */
export type Segment = 'Migration' | 'Existing' | 'Cold' | 'Skip';
/** How near the mail set-up is to Microsoft 365: there already, with a rival that can be left, far away. */
export type TechnicalHeat = 'Hot' | 'Warm' | 'Cold';
/**
 * The sales play: no cloud mail yet, a rival’s customer, a badly served customer of Microsoft’s, a renewal, little
 * interest, none.
 */
export type CommercialSegment = 'GREENFIELD' | 'COMPETITIVE' | 'WEAK_PARTNER' | 'RENEWAL' | 'LOW_INTENT' | 'NO_GO';
/** How much a sale would bring soon. */
export type CommercialHeat = 'HIGH' | 'MEDIUM' | 'LOW';
/** The list a lead is worked from; P1 is called first, P6 is put away. */
export type PriorityCategory = 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'P6';
/** 1 is called first, 7 last. */
export type PriorityScore = 1 | 2 | 3 | 4 | 5 | 6 | 7;
/** Why a domain is not scored by its signals: it takes no mail (no MX, or the null MX of RFC 7505). */
export type HardFail = 'mx-missing';

/** How a lead stands commercially and which sales play it belongs to. */
export interface PModel {
  readonly technicalHeat: TechnicalHeat;
  readonly commercialSegment: CommercialSegment;
  readonly commercialHeat: CommercialHeat;
  readonly priorityCategory: PriorityCategory;
  readonly priorityLabel: string;
}

type Nullable<T> = { readonly [Key in keyof T]: T[Key] | null };

/**
 * What a domain scores. On a hard fail the fields of the P-model are null; when the MX was not read, all but `incomplete`
 * and `rulesVersion` are.
 */
export interface ScoreResult extends Nullable<PModel> {
  /** 0–100. */
  readonly score: number | null;
  readonly segment: Segment | null;
  readonly priorityScore: PriorityScore | null;
  readonly hardFail: HardFail | null;
  /** A signal was not read, so that the score may change without the domain doing so. */
  readonly incomplete: boolean;
  readonly rulesVersion: string;
}
