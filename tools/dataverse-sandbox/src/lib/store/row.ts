export interface LookupValue {
  readonly id: string;
  readonly logicalName: string;
}

export type ColumnValue = string | number | boolean | LookupValue | null;

/** Values by logical name. A column that is missing here is null. */
export type Columns = Readonly<Record<string, ColumnValue>>;

/** One stored row. Rows are replaced, never changed in place, so that a transaction can put the old one back. */
export interface Row {
  readonly id: string;
  /** The organisation-wide counter at the last write; the ETag is made of it. */
  readonly version: number;
  readonly columns: Columns;
}

/** A row that is gone, kept for readers of changes. */
export interface Tombstone {
  readonly id: string;
  readonly version: number;
}

export function isLookup(value: ColumnValue | undefined): value is LookupValue {
  return typeof value === 'object' && value !== null;
}

export function etagOf(row: Row): string {
  return `W/"${row.version}"`;
}
