/** The parameters of the lead list that choose leads: the same names and values as in its query string. */
export type LeadListFilter = Readonly<Record<string, unknown>>;

export interface FilteredLeads {
  /** In the order of the list. */
  readonly leadIds: readonly string[];
  /** How many match, also beyond the limit. */
  readonly total: number;
}

/** Finds the leads behind a filter of the lead list; implemented by the api. */
export interface LeadFilterSource {
  /** @throws ProblemError `invalid-query` naming what is allowed */
  findLeadIds(filter: LeadListFilter, limit: number | null): Promise<FilteredLeads>;
}

/** For a host without a lead list: no filter is known. */
export const NO_LEAD_FILTER: LeadFilterSource = {
  findLeadIds: () => Promise.reject(new Error('this host knows no lead filter')),
};
