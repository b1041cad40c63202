import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { stream as excelStream } from 'exceljs';
import { detectDelimiter, detectEncoding } from './detect-text';

/** One row of a table. `line` counts from 1, the header included. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Why a file is no table. */
export type UnreadableReason = 'not-a-text-or-workbook' | 'empty-file' | 'broken-workbook';

export class UnreadableTable extends Error {
  override readonly name = 'UnreadableTable';

  constructor(readonly reason: UnreadableReason) {
    super(reason);
  }
}

const MAX_CELL_CHARACTERS = 2_000;
const MAX_LINE_CHARACTERS = 32 * 1024;
const MAX_RECORD_CHARACTERS = 4 * MAX_LINE_CHARACTERS;

/** Streams the rows of a CSV or XLSX file. @throws UnreadableTable */
export async function* readTable(path: string): AsyncGenerator<TableRow> {
  if (await isZip(path)) {
    yield* readWorkbook(path);
    return;
  }
  const encoding = await detectEncoding(path);
  if (encoding === null) throw new UnreadableTable('not-a-text-or-workbook');
  yield* readCsv(path, encoding);
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    if (bytesRead === 0) throw new UnreadableTable('empty-file');
    return bytesRead === 4 && buffer.readUInt32BE(0) === 0x504b0304;
  } finally {
    await file.close();
  }
}

async function* readCsv(path: string, encoding: string): AsyncGenerator<TableRow> {
  const delimiter = detectDelimiter(await readStart(path, encoding));
  // Stray quotes would make the reader swallow thousands of rows as one record: when quoting does not explain the whole
  // file, it is read again without.
  const quoted = await quotingHolds(path, encoding, delimiter);
  for await (const { record, info } of parseText(path, encoding, { delimiter, quote: quoted ? '"' : null })) {
    yield { line: info.lines, cells: record.map(toCell) };
  }
}

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

async function* parseText(
  path: string,
  encoding: string,
  options: { readonly delimiter: string; readonly quote: string | null },
): AsyncGenerator<ParsedRecord> {
  const records = parse({
    ...options,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: MAX_RECORD_CHARACTERS,
  });
  const text = Readable.from(limitLines(decode(path, encoding)));
  text.on('error', (error) => records.destroy(error));
  try {
    yield* text.pipe(records) as AsyncIterable<ParsedRecord>;
  } finally {
    text.destroy();
  }
}

async function quotingHolds(path: string, encoding: string, delimiter: string): Promise<boolean> {
  const records = parseText(path, encoding, { delimiter, quote: '"' });
  try {
    while (!(await records.next()).done);
    return true;
  } catch (error) {
    if (error instanceof CsvError) return false;
    throw error;
  }
}

/** Cuts the end off lines that no list has, so that one endless line becomes one refused row and not the end of the import. */
async function* limitLines(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let column = 0;
  for await (const text of texts) {
    const kept: string[] = [];
    for (let start = 0; start < text.length; ) {
      const feed = text.indexOf('\n', start);
      const end = feed === -1 ? text.length : feed;
      kept.push(text.slice(start, Math.min(end, start + Math.max(0, MAX_LINE_CHARACTERS - column))));
      column = feed === -1 ? column + end - start : 0;
      if (feed !== -1) kept.push('\n');
      start = end + 1;
    }
    yield kept.join('');
  }
}

async function* decode(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>)
    yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function readStart(path: string, encoding: string): Promise<string> {
  for await (const text of decode(path, encoding)) {
    if (text !== '') return text;
  }
  throw new UnreadableTable('empty-file');
}

async function* readWorkbook(path: string): AsyncGenerator<TableRow> {
  const workbook = new excelStream.xlsx.WorkbookReader(path, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'ignore',
  });
  try {
    for await (const sheet of workbook) {
      let rows = 0;
      for await (const row of sheet) {
        const values = Array.isArray(row.values) ? row.values.slice(1) : [];
        rows += 1;
        yield { line: row.number, cells: Array.from(values, (value) => toCell(cellText(value))) };
      }
      // The first sheet with rows is the list; what follows is usually notes and pivots.
      if (rows > 0) return;
    }
  } catch (error) {
    if (error instanceof UnreadableTable) throw error;
    throw new UnreadableTable('broken-workbook');
  }
  throw new UnreadableTable('empty-file');
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

function toCell(value: string): string {
  return value.trim().slice(0, MAX_CELL_CHARACTERS);
}
