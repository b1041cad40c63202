import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { CsvError, parse, type Parser } from 'csv-parse';
import { detectDelimiter, detectEncoding, type DetectedText } from './detect-text';
import { toCell, UnreadableTable, type TableRow } from './table-row';

const MAX_LINE_CHARACTERS = 32 * 1024;
const MAX_RECORD_CHARACTERS = 4 * MAX_LINE_CHARACTERS;

/** Streams the rows of a text file. @throws UnreadableTable */
export async function* readText(path: string): AsyncGenerator<TableRow> {
  const text = await detectEncoding(path);
  if (text === null) throw new UnreadableTable('not-a-text-or-workbook');
  yield* readCsv(path, text);
}

async function* readCsv(path: string, { encoding, broken }: DetectedText): AsyncGenerator<TableRow> {
  const delimiter = detectDelimiter(await readStart(path, encoding));
  // Stray quotes would make the reader swallow thousands of rows as one record: when quoting does not explain the whole
  // file, it is read again without.
  const quoted = await quotingHolds(path, encoding, delimiter);
  for await (const { record, info } of parseText(path, encoding, { delimiter, quote: quoted ? '"' : null })) {
    const row = { line: info.lines, cells: record.map(toCell) };
    yield isUnreadable(record, broken) ? { ...row, unreadable: true } : row;
  }
}

/** U+FFFD in a text that is whole stood there before: whoever wrote the list lost the letter, not we. */
function isUnreadable(record: readonly string[], broken: boolean): boolean {
  return record.some((cell) => cell.includes('\0') || (broken && cell.includes('\uFFFD')));
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
    // Named, since the reader would otherwise take the first line's end for every line's: lists are pasted together.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: MAX_RECORD_CHARACTERS,
  });
  acceptAnyWidth(records);
  const text = Readable.from(limitLines(decode(path, encoding)));
  text.on('error', (error) => records.destroy(error));
  try {
    yield* text.pipe(records) as AsyncIterable<ParsedRecord>;
  } finally {
    text.destroy();
  }
}

/**
 * `relax_column_count` lets rows of any width pass, but makes an Error with a stack for each that is not as wide as the first:
 * most of the time that a ragged list takes. The reader takes a row's own width while it has counted none.
 */
function acceptAnyWidth(records: Parser): void {
  Object.defineProperty(records.info, 'records', { get: () => 0, set: () => undefined });
}

async function quotingHolds(path: string, encoding: string, delimiter: string): Promise<boolean> {
  if (!(await holdsQuote(path, encoding))) return true;
  const records = parseText(path, encoding, { delimiter, quote: '"' });
  try {
    while (!(await records.next()).done);
    return true;
  } catch (error) {
    if (error instanceof CsvError) return false;
    throw error;
  }
}

/** Most lists quote nothing: they need not be parsed twice. */
async function holdsQuote(path: string, encoding: string): Promise<boolean> {
  for await (const text of decode(path, encoding)) {
    if (text.includes('"')) return true;
  }
  return false;
}

const LINE_END = /[\r\n]/g;

/** Cuts the end off lines that no list has, so that one endless line becomes one refused row and not the end of the import. */
async function* limitLines(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let column = 0;
  for await (const text of texts) {
    const kept: string[] = [];
    let start = 0;
    for (const { 0: lineEnd, index } of text.matchAll(LINE_END)) {
      kept.push(text.slice(start, Math.min(index, start + Math.max(0, MAX_LINE_CHARACTERS - column))), lineEnd);
      column = 0;
      start = index + 1;
    }
    kept.push(text.slice(start, start + Math.max(0, MAX_LINE_CHARACTERS - column)));
    column += text.length - start;
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
