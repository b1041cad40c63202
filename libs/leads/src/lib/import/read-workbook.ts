import { createReadStream, type ReadStream } from 'node:fs';
import type { Row, stream } from 'exceljs';
import { assertUnpackedSize } from './assert-unpacked-size';
import { toCell, UnreadableTable, type TableRow } from './table-row';

type Sheet = stream.xlsx.WorksheetReader;

/** Streams the rows of an XLSX file's first sheet that has any. @throws UnreadableTable */
export async function* readWorkbook(path: string): AsyncGenerator<TableRow> {
  await assertUnpackedSize(path);
  // Loaded when a workbook comes: hundreds of modules that neither the worker nor most uploads need.
  const { default: excel } = await import('exceljs');
  const source = createReadStream(path);
  const broken = new AbortController();
  abortWhenZipBreaks(source, broken);
  const sheets = new excel.stream.xlsx.WorkbookReader(source as never, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'ignore',
  })[Symbol.asyncIterator]() as AsyncIterator<Sheet>;
  try {
    for (let sheet = await next(sheets, broken.signal); sheet !== null; sheet = await next(sheets, broken.signal)) {
      let rows = 0;
      for await (const row of readSheet(sheet, broken.signal)) {
        rows += 1;
        yield row;
      }
      // The first sheet with rows is the list; what follows is usually notes and pivots.
      if (rows > 0) return;
    }
    throw new UnreadableTable('empty-file');
  } finally {
    // The reader removes a sheet's temporary file only when it is asked for the next sheet.
    await skipRest(sheets, broken.signal);
    source.destroy();
  }
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
