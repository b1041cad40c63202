import fc from 'fast-check';
import { decodeWhois } from '../src/index.js';

const turkish = 'İstanbul Ağrı Şişli ğışİĞŞ çöüÇÖÜ âîû';

function inIso88599(text: string): Uint8Array {
  const letters: Readonly<Record<string, number>> = { Ğ: 0xd0, İ: 0xdd, Ş: 0xde, ğ: 0xf0, ı: 0xfd, ş: 0xfe };
  return Uint8Array.from(text, (letter) => letters[letter] ?? letter.charCodeAt(0));
}

test('reads Turkish in UTF-8, with or without a byte order mark', () => {
  const body = new TextEncoder().encode(turkish);
  expect(decodeWhois(body, 'iso-8859-9')).toBe(turkish);
  expect(decodeWhois(Uint8Array.of(0xef, 0xbb, 0xbf, ...body))).toBe(turkish);
});

test('reads Turkish in ISO-8859-9 where the server is known to send it', () => {
  expect(decodeWhois(inIso88599(turkish), 'iso-8859-9')).toBe(turkish);
});

test('reads every byte as the platform does, but for control bytes', () => {
  const bytes = Uint8Array.from([...Array(256).keys()].filter((byte) => byte < 0x80 || byte >= 0xa0));
  expect(decodeWhois(bytes, 'iso-8859-9')).toBe(new TextDecoder('iso-8859-9').decode(bytes));
  expect(decodeWhois(bytes)).toBe(new TextDecoder('iso-8859-1').decode(bytes));
});

test('reads UTF-8 with a stray byte in it, or cut off in the middle of a letter, and the byte by the charset', () => {
  const letters = [...new TextEncoder().encode(turkish)];
  expect(decodeWhois(Uint8Array.from([...letters, 0xfe, ...letters]), 'iso-8859-9')).toBe(`${turkish}ş${turkish}`);
  expect(decodeWhois(Uint8Array.from([...letters, 0xc5]), 'iso-8859-9')).toBe(`${turkish}Å`);
});

test('takes a few pairs of bytes that happen to be UTF-8 for letters of the charset', () => {
  const body = Uint8Array.from([0xc5, 0x9f, ...inIso88599(turkish)]);
  expect(decodeWhois(body, 'iso-8859-9')).toBe(`Å\u009f${turkish}`);
});

test('takes UTF-8 for what it is, percent signs and long texts included', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constant('%41 %C5%9E é'.repeat(2_000))), (text) => {
      expect(decodeWhois(new TextEncoder().encode(`A${text}`))).toBe(`A${text}`);
    }),
  );
});

test('agrees with the platform on what is UTF-8, and never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 24 }), (bytes) => {
      const text = decodeWhois(bytes, 'iso-8859-9');
      let utf8: string | null = null;
      try {
        utf8 = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      } catch {
        expect(text).toHaveLength(bytes.length);
      }
      if (utf8 !== null) expect(text).toBe(utf8);
    }),
    { numRuns: 2_000 },
  );
});
