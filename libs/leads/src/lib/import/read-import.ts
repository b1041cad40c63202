import type { PendingLead, RejectedRow } from '@hunter/persistence';
import { ProblemError } from '@hunter/platform';
import { findColumns, type ColumnNames } from './find-columns';
import { SAMPLE_ROWS } from './find-list';
import type { ImportColumns } from './guess-columns';
import { readImportRow } from './read-import-row';
import { UnreadableTable, type TableRow } from './table-row';

/** Rows one file may hold. */
export const MAX_IMPORT_ROWS = 200_000;
const COLUMNS_IN_ANSWER = 50;

export interface ReadImport {
  readonly columns: { readonly domain: string; readonly company: string | null };
  readonly leads: readonly PendingLead[];
  readonly rejected: readonly RejectedRow[];
}

/**
 * Reads the rows of a list into leads, each company once, and the rows that are none.
 * @throws UnreadableTable; ProblemError `import-unreadable` when a column is missing or the list is too long
 */
export async function readImport(rows: AsyncIterable<TableRow>, names: ColumnNames): Promise<ReadImport> {
  const sample: TableRow[] = [];
  const leads = new Map<string, PendingLead>();
  const rejected: RejectedRow[] = [];
  let settled: SettledColumns | null = null;
  const accept = (row: TableRow, columns: ImportColumns): void => {
    const result = readImportRow(row, columns);
    if (!result.ok) rejected.push(result.rejected);
    else if (leads.has(result.lead.domain))
      rejected.push({ line: row.line, field: 'domain', code: 'duplicate', suggestion: null });
    else leads.set(result.lead.domain, result.lead);
  };
  const settle = (): SettledColumns => {
    const known = settleColumns(sample, names);
    for (const row of sample.slice(known.rowsAbove)) accept(row, known.columns);
    return known;
  };
  for await (const row of rows) {
    if (settled !== null) accept(row, settled.columns);
    else {
      sample.push(row);
      if (sample.length === SAMPLE_ROWS) settled = settle();
    }
    if (leads.size + rejected.length > MAX_IMPORT_ROWS) throw tooManyRows();
  }
  settled ??= settle();
  if (leads.size + rejected.length === 0) throw new UnreadableTable('no-rows');
  return { columns: toNames(settled), leads: [...leads.values()], rejected };
}

interface SettledColumns {
  readonly columns: ImportColumns;
  readonly header: readonly string[];
  /** Title and header. */
  readonly rowsAbove: number;
}

function settleColumns(sample: readonly TableRow[], names: ColumnNames): SettledColumns {
  if (sample.length === 0) throw new UnreadableTable('empty-file');
  const found = findColumns(
    sample.map((row) => row.cells),
    names,
  );
  if (!found.ok) throw columnNotFound(found.missing, found.header);
  const { columns, header, titleRows } = found;
  return { columns, header, rowsAbove: titleRows + (columns.hasHeader ? 1 : 0) };
}

function toNames({ columns, header }: SettledColumns): ReadImport['columns'] {
  const nameOf = (index: number): string =>
    columns.hasHeader ? (header[index] ?? String(index + 1)) : String(index + 1);
  return { domain: nameOf(columns.domain), company: columns.company === null ? null : nameOf(columns.company) };
}

function columnNotFound(missing: keyof ColumnNames, header: readonly string[]): ProblemError {
  return new ProblemError('import-unreadable', {
    detail:
      missing === 'domain'
        ? 'No column holds web sites or domains. Name it with domain_column.'
        : 'There is no column of this name for the companies.',
    errors: [{ field: `${missing}_column`, code: 'column-not-found', allowed: header.slice(0, COLUMNS_IN_ANSWER) }],
  });
}

function tooManyRows(): ProblemError {
  return new ProblemError('import-unreadable', {
    detail: `A file may hold ${String(MAX_IMPORT_ROWS)} rows. Split it.`,
    errors: [{ field: 'file', code: 'too-many-rows' }],
  });
}
