/** What a caller may ask of the lead list. Values are validated before they reach the read model. */
export interface LeadQuery {
  readonly search: string | null;
  readonly filters: readonly LeadFilter[];
  readonly sort: LeadSort;
  readonly limit: number;
  readonly cursor: LeadCursor | null;
  readonly withTotal: boolean;
}

export type LeadFilter =
  | { readonly kind: 'values'; readonly name: string; readonly values: readonly string[] }
  | { readonly kind: 'boolean'; readonly name: string; readonly value: boolean }
  | { readonly kind: 'range'; readonly name: 'min_score' | 'max_score'; readonly value: number };

export interface LeadSort {
  readonly name: string;
  readonly descending: boolean;
}

/** Where the next page begins: the sort value and the id of the last row. */
export interface LeadCursor {
  readonly sort: string;
  readonly value: string;
  readonly id: string;
}

export interface LeadPage<T> {
  readonly items: readonly T[];
  readonly nextCursor: LeadCursor | null;
  readonly total: number | null;
}
