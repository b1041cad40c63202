/** What the sales texts take from configuration. */
export interface SummarySettings {
  /** The partner's own name, as the call script says it. Null: a neutral wording. */
  readonly partnerName: string | null;
}

export const SUMMARY_SETTINGS = Symbol('SUMMARY_SETTINGS');
