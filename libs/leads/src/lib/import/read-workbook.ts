import { createReadStream, type ReadStream } from 'node:fs';
import type { Row, stream } from 'exceljs';
import { assertUnpackedSize } from './assert-unpacked-size';
import { toCell, UnreadableTable, type TableRow } from './table-row';

type Sheet = stream.xlsx.WorksheetReader;

/** What exceljs keeps of a workbook and its sheets while it streams them, beside its declared face. */
interface WorkbookParts {
  readonly workbookRels?: readonly { readonly Id: string; readonly Target: string }[];
  readonly model?: {
    readonly sheets?: readonly { readonly rId: string; readonly name: string; readonly state?: string }[];
  };
}
interface SheetParts {
  readonly id: number | string;
  readonly name: string;
}

interface OpenSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Place among the tabs, from 0. */
  readonly tab: number;
  readonly rows: AsyncGenerator<TableRow>;
}

/** A sheet that a person sees when the workbook is opened. */
export interface SurveyedSheet {
  readonly name: string;
  /** Place of the sheet inside the file, which need not be its place among the tabs; for `readWorkbook`. */
  readonly position: number;
  /** Its first rows; none when it is empty. */
  readonly sample: readonly TableRow[];
}

/** Reads the first rows of every visible sheet of an XLSX file, in the order of the tabs. @throws UnreadableTable */
export async function surveyWorkbook(path: string, sampleRows: number): Promise<readonly SurveyedSheet[]> {
  const found: (SurveyedSheet & { readonly tab: number })[] = [];
  let position = -1;
  for await (const { name, isHidden, tab, rows } of openSheets(path)) {
    position += 1;
    if (isHidden) continue;
    const sample: TableRow[] = [];
    for await (const row of rows) {
      sample.push(row);
      if (sample.length === sampleRows) break;
    }
    found.push({ name, position, sample, tab });
  }
  return found
    .sort((left, right) => left.tab - right.tab)
    .map(({ name, position, sample }) => ({ name, position, sample }));
}

/** Streams the rows of one sheet of an XLSX file. @throws UnreadableTable */
export async function* readWorkbook(path: string, position: number): AsyncGenerator<TableRow> {
  let current = -1;
  for await (const { rows } of openSheets(path)) {
    current += 1;
    if (current !== position) continue;
    yield* rows;
    return;
  }
}

async function* openSheets(path: string): AsyncGenerator<OpenSheet> {
  await assertUnpackedSize(path);
  // Loaded when a workbook comes: hundreds of modules that neither the worker nor most uploads need.
  const { default: excel } = await import('exceljs');
  const source = createReadStream(path);
  const broken = new AbortController();
  abortWhenZipBreaks(source, broken);
  const workbook = new excel.stream.xlsx.WorkbookReader(source as never, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'ignore',
  });
  const sheets = workbook[Symbol.asyncIterator]() as AsyncIterator<Sheet>;
  try {
    for (let sheet = await next(sheets, broken.signal); sheet !== null; sheet = await next(sheets, broken.signal)) {
      yield { ...describeSheet(workbook as unknown as WorkbookParts, sheet), rows: readSheet(sheet, broken.signal) };
    }
    // Documents and presentations are ZIP archives too.
    if ((workbook as unknown as WorkbookParts).model === undefined) throw new UnreadableTable('not-a-text-or-workbook');
  } finally {
    // The reader removes a sheet's temporary file only when it is asked for the next sheet.
    await skipRest(sheets, broken.signal);
    source.destroy();
  }
}

/** exceljs names a sheet only when the workbook points to it by a relative path; some writers point by an absolute one. */
function describeSheet(workbook: WorkbookParts, sheet: Sheet): Omit<OpenSheet, 'rows'> {
  const { id, name } = sheet as unknown as SheetParts;
  const tabs = workbook.model?.sheets ?? [];
  const file = `worksheets/sheet${String(id)}.xml`;
  const pointer = workbook.workbookRels?.find(({ Target }) => Target === `/xl/${file}`);
  const tab = tabs.findIndex((one) => (pointer === undefined ? one.name === name : one.rId === pointer.Id));
  const known = tabs[tab];
  return {
    name: known?.name ?? name,
    isHidden: known?.state === 'hidden' || known?.state === 'veryHidden',
    tab: tab === -1 ? tabs.length : tab,
  };
}

/** The unzipper's failure reaches nobody while a sheet is being read, and the reader would wait for ever. */
function abortWhenZipBreaks(source: ReadStream, broken: AbortController): void {
  const pipe = source.pipe.bind(source);
  source.pipe = (zip, options) => {
    zip.once('error', () => {
      broken.abort();
    });
    return pipe(zip, options);
  };
  source.once('error', () => {
    broken.abort();
  });
}

async function* readSheet(sheet: Sheet, broken: AbortSignal): AsyncGenerator<TableRow> {
  const rows = sheet[Symbol.asyncIterator]();
  let line = 0;
  try {
    for (let row = await next(rows, broken); row !== null; row = await next(rows, broken)) {
      // Row numbers are the writer's word: what is refused is told by them, so two rows may not share one.
      line = Number.isInteger(row.number) && row.number > line ? row.number : line + 1;
      const cells = toCells(row);
      // Formatting reaches far below the list: a row that shows nothing is no row.
      if (cells.some((cell) => cell !== '')) yield { line, cells };
    }
  } finally {
    if (!broken.aborted) await rows.return(undefined);
  }
}

function toCells(row: Row): string[] {
  const values = Array.isArray(row.values) ? row.values.slice(1) : [];
  return Array.from(values, (value) => toCell(cellText(value)));
}

/** The next item, null after the last. @throws UnreadableTable when the file breaks before it comes. */
function next<Item>(items: AsyncIterator<Item>, broken: AbortSignal): Promise<Item | null> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      reject(new UnreadableTable('broken-workbook'));
    };
    if (broken.aborted) {
      stop();
      return;
    }
    broken.addEventListener('abort', stop, { once: true });
    items
      .next()
      .then((result) => {
        resolve(result.done === true ? null : result.value);
      }, stop)
      .finally(() => {
        broken.removeEventListener('abort', stop);
      });
  });
}

async function skipRest(sheets: AsyncIterator<Sheet>, broken: AbortSignal): Promise<void> {
  try {
    while ((await next(sheets, broken)) !== null);
  } catch (error) {
    // What follows the list is not needed, so it may be broken.
    if (!(error instanceof UnreadableTable)) throw error;
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object') return objectCellText(value as Readonly<Record<string, unknown>>);
  return '';
}

/** Hyperlinks, formulas and rich text come as objects. */
function objectCellText(value: Readonly<Record<string, unknown>>): string {
  if (Array.isArray(value['richText']))
    return value['richText'].map((run: { text?: unknown }) => cellText(run.text)).join('');
  return cellText(value['text'] ?? value['result'] ?? value['hyperlink']);
}
