import type { WhoisCharset } from './whois-servers.js';

/** ISO-8859-9 is ISO-8859-1 with six Icelandic letters replaced by Turkish ones. */
const TURKISH_LETTERS: Readonly<Record<string, string>> = {
  '\u00d0': 'Ğ',
  '\u00dd': 'İ',
  '\u00de': 'Ş',
  '\u00f0': 'ğ',
  '\u00fd': 'ı',
  '\u00fe': 'ş',
};

/** The well-formed characters of two to four bytes (Unicode 16.0, table 3-7). */
const UTF8_CHARACTER = [
  '[\\u00c2-\\u00df]~',
  '\\u00e0[\\u00a0-\\u00bf]~',
  '[\\u00e1-\\u00ec\\u00ee\\u00ef]~~',
  '\\u00ed[\\u0080-\\u009f]~',
  '\\u00f0[\\u0090-\\u00bf]~~',
  '[\\u00f1-\\u00f3]~~~',
  '\\u00f4[\\u0080-\\u008f]~~',
].join('|');
const BEYOND_ASCII = new RegExp(`(${UTF8_CHARACTER.replaceAll('~', '[\\u0080-\\u00bf]')})|[\\u0080-\\u00ff]`, 'g');
/** A text in another charset has far more bytes that are no UTF-8 than pairs that happen to be. */
const CHARACTERS_PER_STRAY_BYTE = 5;

/**
 * The text of a WHOIS answer. RFC 3912 names no charset: bytes that are UTF-8 but for a stray one here and there are read as
 * such, for Turkish text in ISO-8859-9 hardly ever is; all others, and the stray ones, by `charset`, in which every byte is
 * a character, so nothing fails.
 */
export function decodeWhois(body: Uint8Array, charset: WhoisCharset = 'iso-8859-1'): string {
  const latin1 = toLatin1(body);
  if (!isUtf8(latin1)) return latin1.replace(/[\u0080-\u00ff]/g, (byte) => letterOf(byte, charset));
  return latin1
    .replace(BEYOND_ASCII, (byte, character?: string) =>
      character === undefined ? letterOf(byte, charset) : decodeUtf8(character),
    )
    .replace(/^\ufeff/, '');
}

function isUtf8(latin1: string): boolean {
  let characters = 0;
  let strayBytes = 0;
  for (const [, character] of latin1.matchAll(BEYOND_ASCII)) {
    if (character === undefined) strayBytes += 1;
    else characters += 1;
  }
  return characters >= CHARACTERS_PER_STRAY_BYTE * strayBytes;
}

function letterOf(byte: string, charset: WhoisCharset): string {
  return charset === 'iso-8859-9' ? (TURKISH_LETTERS[byte] ?? byte) : byte;
}

/** The percent decoding of the language is a UTF-8 decoder (ECMA-262 §19.2.6). */
function decodeUtf8(bytes: string): string {
  return decodeURIComponent(bytes.replace(/./gs, (byte) => `%${byte.charCodeAt(0).toString(16)}`));
}

function toLatin1(body: Uint8Array): string {
  const chunkLength = 4_096;
  let text = '';
  for (let start = 0; start < body.length; start += chunkLength) {
    text += String.fromCharCode(...body.subarray(start, start + chunkLength));
  }
  return text;
}
