import { ProblemError } from '@hunter/platform';
import { findColumns, type ColumnNames } from './find-columns';
import { foldHeader } from './fold-header';
import { isZip } from './is-zip';
import { readText } from './read-text';
import { readWorkbook, surveyWorkbook, type SurveyedSheet } from './read-workbook';
import { UnreadableTable, type TableRow } from './table-row';

export interface FoundList {
  readonly rows: AsyncIterable<TableRow>;
  /** The sheet of a workbook that holds the list; null for a text. */
  readonly sheet: string | null;
  /** The other visible sheets that hold rows, in the order of the tabs. */
  readonly otherSheets: readonly string[];
}

/** Rows that are looked at to find the columns. */
export const SAMPLE_ROWS = 200;
const SHEETS_IN_ANSWER = 100;

/**
 * Finds the list in a file. In a workbook it is the sheet that the caller names, else the first visible one with a column of
 * domains: covers and notes come before the list, and what somebody hid is not meant.
 * @throws UnreadableTable; ProblemError `import-unreadable` when there is no such sheet
 */
export async function findList(path: string, names: ColumnNames, sheetName: string | null): Promise<FoundList> {
  if (!(await isZip(path))) {
    if (sheetName !== null) throw sheetNotFound([]);
    return { rows: readText(path), sheet: null, otherSheets: [] };
  }
  const sheets = await surveyWorkbook(path, SAMPLE_ROWS);
  const filled = sheets.filter((sheet) => sheet.sample.length > 0);
  const chosen = sheetName === null ? chooseSheet(filled, names) : findSheet(sheets, sheetName);
  if (chosen.sample.length === 0) throw new UnreadableTable('empty-file');
  return {
    rows: readWorkbook(path, chosen.position),
    sheet: chosen.name,
    otherSheets: namesOf(filled.filter((sheet) => sheet !== chosen)),
  };
}

/** A sheet that only has the header of a list is taken when no other one has rows below it. */
function chooseSheet(filled: readonly SurveyedSheet[], names: ColumnNames): SurveyedSheet {
  const lists = filled.flatMap((sheet) => {
    const found = findColumns(
      sheet.sample.map((row) => row.cells),
      names,
    );
    if (!found.ok) return [];
    return [{ sheet, rows: sheet.sample.length - found.titleRows - (found.columns.hasHeader ? 1 : 0) }];
  });
  const chosen = (lists.find((list) => list.rows > 0) ?? lists[0])?.sheet ?? filled[0];
  if (chosen === undefined) throw new UnreadableTable('empty-file');
  return chosen;
}

function findSheet(sheets: readonly SurveyedSheet[], name: string): SurveyedSheet {
  const wanted = foldHeader(name);
  const chosen =
    sheets.find((sheet) => sheet.name === name) ?? sheets.find((sheet) => foldHeader(sheet.name) === wanted);
  if (chosen === undefined) throw sheetNotFound(namesOf(sheets));
  return chosen;
}

function namesOf(sheets: readonly SurveyedSheet[]): readonly string[] {
  return sheets.slice(0, SHEETS_IN_ANSWER).map((sheet) => sheet.name);
}

function sheetNotFound(allowed: readonly string[]): ProblemError {
  return new ProblemError('import-unreadable', {
    detail: 'The file has no visible sheet of this name.',
    errors: [{ field: 'sheet', code: 'sheet-not-found', allowed }],
  });
}
