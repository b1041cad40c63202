import { foldHeader } from './fold-header';
import { countTitleRows, guessColumns, namedColumn, type ImportColumns } from './guess-columns';

/** Headers that the caller names; what is null is found. */
export interface ColumnNames {
  readonly domain: string | null;
  readonly company: string | null;
}

export type FoundColumns =
  | {
      readonly ok: true;
      readonly columns: ImportColumns;
      readonly header: readonly string[];
      readonly titleRows: number;
    }
  | { readonly ok: false; readonly missing: keyof ColumnNames; readonly header: readonly string[] };

/** Finds the columns in the first rows of a list, below the rows of its title; or says which one is not there. */
export function findColumns(rows: readonly (readonly string[])[], names: ColumnNames): FoundColumns {
  const titleRows = countTitleRows(rows, names.domain);
  const list = rows.slice(titleRows);
  const header = list[0] ?? [];
  const columns = names.domain === null ? guessColumns(list) : namedColumn(header, names.domain);
  if (columns === null) return { ok: false, missing: 'domain', header };
  if (names.company === null) return { ok: true, columns, header, titleRows };
  const company = header.map(foldHeader).indexOf(foldHeader(names.company));
  if (company === -1) return { ok: false, missing: 'company', header };
  return {
    ok: true,
    columns: { ...columns, company: company === columns.domain ? null : company, hasHeader: true },
    header,
    titleRows,
  };
}
