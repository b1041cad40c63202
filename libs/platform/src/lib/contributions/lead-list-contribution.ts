/**
 * What an integration adds to the lead list: columns, filters and sorts that the read model joins in the same query,
 * without knowing whose they are. SQL fragments may refer to the lead table as `l` and to the contribution's own join.
 */
export interface LeadListContribution {
  readonly key: string;
  readonly joinSql?: string;
  readonly columns: readonly { readonly alias: string; readonly sql: string }[];
  /** `sql` gets the number of the bind parameter that holds the chosen values as `text[]`. */
  readonly filters: Readonly<
    Record<string, { readonly values: readonly string[]; readonly sql: (parameter: number) => string }>
  >;
  /** Sort name → SQL expression that is never null. */
  readonly sorts: Readonly<Record<string, string>>;
  /** Figure over all leads → SQL aggregate over `l`. */
  readonly kpis?: Readonly<Record<string, string>>;
  /** Maps a result row to the fields this contribution adds to a lead. */
  toFields(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
}

export const LEAD_LIST_CONTRIBUTIONS = Symbol('LEAD_LIST_CONTRIBUTIONS');
