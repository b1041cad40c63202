import { open } from 'node:fs/promises';
import { isOtherFormat } from './is-other-format';
import { Utf8Counter } from './utf8-counter';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1254';

export interface DetectedText {
  readonly encoding: TextEncoding;
  /** Some bytes are no UTF-8: what stood there is lost, and U+FFFD is read in its place. */
  readonly broken: boolean;
}

const CHUNK_BYTES = 1 << 16;

/**
 * Finds a text file's encoding: its byte order mark, else UTF-16 by where its NUL bytes stand, else UTF-8 unless more speaks
 * against it than for it, else Windows-1254, which Turkish spreadsheets export. One letter that was lost on the way must not
 * turn all others into rubbish. Null: the file is of another format.
 */
export async function detectEncoding(path: string): Promise<DetectedText | null> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(CHUNK_BYTES);
    const counter = new Utf8Counter();
    let marked: TextEncoding | null = null;
    for (let first = true; ; first = false) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES, null);
      const chunk = buffer.subarray(0, bytesRead);
      if (first) {
        if (isOtherFormat(chunk)) return null;
        marked = markedEncoding(chunk) ?? unmarkedUtf16(chunk);
        if (marked !== null && marked !== 'utf-8') return { encoding: marked, broken: false };
      }
      if (bytesRead === 0) return judge(counter, marked);
      counter.addChunk(chunk);
    }
  } finally {
    await file.close();
  }
}

function judge(counter: Utf8Counter, marked: TextEncoding | null): DetectedText {
  const { telling, broken } = counter.readEvidence();
  if (marked === null && broken > telling) return { encoding: 'windows-1254', broken: false };
  return { encoding: 'utf-8', broken: broken > 0 };
}

function markedEncoding(chunk: Buffer): TextEncoding | null {
  if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) return 'utf-8';
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
  return null;
}

/** Most letters of a list are ASCII: in UTF-16 every second byte of them is NUL, and never the other one. */
function unmarkedUtf16(chunk: Buffer): TextEncoding | null {
  if (!chunk.includes(0)) return null;
  const units = Math.floor(chunk.length / 2);
  if (units < 2) return null;
  let high = 0;
  let low = 0;
  for (let index = 0; index < units * 2; index += 2) {
    if (chunk[index] === 0) high += 1;
    if (chunk[index + 1] === 0) low += 1;
  }
  if (low === 0 && high > units / 2) return 'utf-16be';
  if (high === 0 && low > units / 2) return 'utf-16le';
  return null;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Control characters but the tab, and what stands for bytes that are no letters: no line of a list holds them. */
// eslint-disable-next-line no-control-regex
const RUBBISH = /[\0-\u0008\u000b-\u001f\u007f-\u009f\ufffd]/;

/** The delimiter that stands most often outside quotes in the first lines, rubbish left out; a comma when none does. */
export function detectDelimiter(text: string): string {
  const start = text.slice(0, 16_384);
  const readable = start.split(/[\r\n]/).filter((line) => !RUBBISH.test(line));
  return mostFrequentDelimiter(readable.join('\n')) ?? mostFrequentDelimiter(start) ?? ',';
}

function mostFrequentDelimiter(text: string): string | null {
  const unquoted = text.replace(/"(?:[^"]|"")*"/g, '');
  const counts = DELIMITERS.map((delimiter) => [delimiter, unquoted.split(delimiter).length - 1] as const);
  const [best] = [...counts].sort(([, left], [, right]) => right - left);
  return best === undefined || best[1] === 0 ? null : best[0];
}
