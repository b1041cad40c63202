export type Segment = 'Migration' | 'Existing' | 'Cold' | 'Skip';
export type TechnicalHeat = 'Hot' | 'Warm' | 'Cold';
export type CommercialSegment = 'GREENFIELD' | 'COMPETITIVE' | 'WEAK_PARTNER' | 'RENEWAL' | 'LOW_INTENT' | 'NO_GO';
export type CommercialHeat = 'HIGH' | 'MEDIUM' | 'LOW';
export type PriorityCategory = 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'P6';
/** 1 is called first, 7 last. */
export type PriorityScore = 1 | 2 | 3 | 4 | 5 | 6 | 7;
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
