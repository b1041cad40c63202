/** One row of a table. `line` counts from 1, the header included, and grows from row to row. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Some characters of it are lost: bytes that are no letters, or NUL. */
  readonly unreadable?: true;
}

/** Why a file is no table. */
export type UnreadableReason =
  | 'not-a-text-or-workbook'
  | 'empty-file'
  /** A header and nothing below it. */
  | 'no-rows'
  | 'broken-workbook'
  | 'too-large-unpacked';

export class UnreadableTable extends Error {
  override readonly name = 'UnreadableTable';

  constructor(
    readonly reason: UnreadableReason,
    options?: ErrorOptions,
  ) {
    super(reason, options);
  }
}

const MAX_CELL_CHARACTERS = 2_000;

export function toCell(value: string): string {
  return value.trim().slice(0, MAX_CELL_CHARACTERS);
}
