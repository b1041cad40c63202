export const MATCH_TABLES = ['lead', 'account', 'opportunity'] as const;
export type MatchTable = (typeof MATCH_TABLES)[number];

export const MATCH_REASONS = ['website', 'email', 'account', 'lead', 'name'] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];

/** A row in Dynamics that is about the same company although it does not carry Hunter's key. */
export interface MatchedRow {
  readonly table: MatchTable;
  readonly id: string;
  /** The company, topic or opportunity as Dynamics names it; never a person. */
  readonly name: string | null;
  readonly matchedOn: MatchReason;
  /** False: a closed lead. Accounts and opportunities are only looked for while they are active. */
  readonly open: boolean;
}
