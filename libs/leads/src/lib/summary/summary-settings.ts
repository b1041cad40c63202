/** What the sales texts take from configuration. */
export interface SummarySettings {
  /** The partner's own name, as the call script says it. Null: a neutral wording. */
  readonly partnerName: string | null;
  /** Multiplies the opportunity's points, 0 to 2; 1 leaves them as they are. */
  readonly tuningFactor: number;
}

export const SUMMARY_SETTINGS = Symbol('SUMMARY_SETTINGS');
