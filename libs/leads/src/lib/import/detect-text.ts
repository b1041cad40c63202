import { TextDecoder } from 'node:util';
import { open } from 'node:fs/promises';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1254';

const CHUNK_BYTES = 1 << 16;

/**
 * Finds a text file's encoding: its byte order mark, else UTF-8 when every byte of it is valid UTF-8, else Windows-1254,
 * which Turkish spreadsheets export. Null: the file holds NUL bytes and is no text.
 */
export async function detectEncoding(path: string): Promise<TextEncoding | null> {
  const file = await open(path);
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const buffer = Buffer.alloc(CHUNK_BYTES);
    let validUtf8 = true;
    for (let first = true; ; first = false) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES, null);
      const chunk = buffer.subarray(0, bytesRead);
      if (first) {
        const marked = markedEncoding(chunk);
        if (marked !== null) return marked;
      }
      if (chunk.includes(0)) return null;
      if (validUtf8) validUtf8 = decodes(decoder, chunk, bytesRead > 0);
      if (bytesRead === 0) return validUtf8 ? 'utf-8' : 'windows-1254';
    }
  } finally {
    await file.close();
  }
}

function markedEncoding(chunk: Buffer): TextEncoding | null {
  if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) return 'utf-8';
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
  return null;
}

function decodes(decoder: TextDecoder, chunk: Uint8Array, stream: boolean): boolean {
  try {
    decoder.decode(chunk, { stream });
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw error;
  }
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** The delimiter that stands most often outside quotes in the first lines; a comma when none does. */
export function detectDelimiter(text: string): string {
  const unquoted = text.slice(0, 16_384).replace(/"(?:[^"]|"")*"/g, '');
  const counts = DELIMITERS.map((delimiter) => [delimiter, unquoted.split(delimiter).length - 1] as const);
  const [best] = [...counts].sort(([, left], [, right]) => right - left);
  return best === undefined || best[1] === 0 ? ',' : best[0];
}
