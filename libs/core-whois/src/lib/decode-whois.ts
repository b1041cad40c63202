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

/**
 * The text of a WHOIS answer. RFC 3912 names no charset: bytes that are valid UTF-8 are read as such, for Turkish text in
 * ISO-8859-9 hardly ever is; all others by `charset`, in which every byte is a character, so nothing fails.
 */
export function decodeWhois(body: Uint8Array, charset: WhoisCharset = 'iso-8859-1'): string {
  const latin1 = toLatin1(body);
  const utf8 = readUtf8(latin1);
  if (utf8 !== null) return utf8.replace(/^\ufeff/, '');
  return charset === 'iso-8859-9'
    ? latin1.replace(/[\u00d0\u00dd\u00de\u00f0\u00fd\u00fe]/g, (letter) => TURKISH_LETTERS[letter] ?? letter)
    : latin1;
}

function toLatin1(body: Uint8Array): string {
  const chunkLength = 4_096;
  let text = '';
  for (let start = 0; start < body.length; start += chunkLength) {
    text += String.fromCharCode(...body.subarray(start, start + chunkLength));
  }
  return text;
}

/** Null when the bytes are not UTF-8. The percent decoding of the language is a strict UTF-8 decoder (ECMA-262 §19.2.6). */
function readUtf8(latin1: string): string | null {
  if (!/[\u0080-\u00ff]/.test(latin1)) return latin1;
  try {
    return decodeURIComponent(
      latin1.replace(/[%\u0080-\u00ff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`),
    );
  } catch {
    return null;
  }
}
