import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { detectDelimiter, detectEncoding, type DetectedText } from './detect-text';

/** Ç Ğ Ö Ü İ Ş ç ğ ö ü ı ş */
const LETTERS_1254 = [0xc7, 0xd0, 0xd6, 0xdc, 0xdd, 0xde, 0xe7, 0xf0, 0xf6, 0xfc, 0xfd, 0xfe];

describe('detectEncoding', () => {
  const folder = mkdtempSync(join(tmpdir(), 'detect-text-'));
  const path = join(folder, 'text');
  const detectText = (bytes: Uint8Array): Promise<DetectedText | null> => {
    writeFileSync(path, bytes);
    return detectEncoding(path);
  };
  const detect = async (bytes: Uint8Array): Promise<string | undefined> => (await detectText(bytes))?.encoding;

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['ASCII', Buffer.from('plain'), 'utf-8'],
    ['UTF-8', Buffer.from('Işık'), 'utf-8'],
    ['UTF-8 mark', Buffer.from([0xef, 0xbb, 0xbf, 0x61]), 'utf-8'],
    ['UTF-16 LE mark', Buffer.from([0xff, 0xfe, 0x61, 0]), 'utf-16le'],
    ['UTF-16 BE mark', Buffer.from([0xfe, 0xff, 0, 0x61]), 'utf-16be'],
    ['a byte that is no UTF-8', Buffer.from([0x49, 0xfe, 0xfd, 0x6b]), 'windows-1254'],
    ['a NUL byte', Buffer.from([0x61, 0, 0x62]), 'utf-8'],
    ['UTF-16 LE without mark', Buffer.from('İşık;a.example\n', 'utf16le'), 'utf-16le'],
    ['UTF-16 BE without mark', Buffer.from('İşık;a.example\n', 'utf16le').swap16(), 'utf-16be'],
    ['nothing', Buffer.alloc(0), 'utf-8'],
  ])('tells %s', async (_name, bytes, encoding) => {
    expect(await detect(bytes)).toBe(encoding);
  });

  it.each([
    ['a PDF', Buffer.from('%PDF-1.7\n')],
    ['a PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
    ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['an old XLS', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['a gzip', Buffer.from([0x1f, 0x8b, 0x08])],
  ])('does not take %s for a text', async (_name, bytes) => {
    expect(await detectText(bytes)).toBeNull();
  });

  it('reads UTF-8 of which a few bytes are lost as UTF-8, and says that it is broken', async () => {
    const bytes = Buffer.concat([Buffer.from('Çelik İnşaat A.Ş.\nBad'), Buffer.from([0xff])]);

    expect(await detectText(bytes)).toEqual({ encoding: 'utf-8', broken: true });
    expect(await detectText(Buffer.from('Çelik'))).toEqual({ encoding: 'utf-8', broken: false });
    expect(await detectText(Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xff]))).toEqual({ encoding: 'utf-8', broken: true });
  });

  it('reads Turkish text in UTF-8 as such while no more bytes of it are broken than letters are whole', async () => {
    const piece = fc.constantFrom(...'çğıöşüÇĞİÖŞÜâ€a.,\n');
    await fc.assert(
      fc.asyncProperty(fc.array(piece), fc.array(fc.nat(100)), async (pieces, places) => {
        const letters = pieces.filter((letter) => letter > '\u007f').length;
        const chunks = pieces.map((letter) => Buffer.from(letter));
        for (const place of places.slice(0, letters)) chunks.splice(place, 0, Buffer.from([0xff]));
        expect(await detect(Buffer.concat(chunks))).toBe('utf-8');
      }),
    );
  });

  it('reads Turkish text in Windows-1254 as such, quotation marks and no-break spaces included', async () => {
    const letter = fc.constantFrom(...LETTERS_1254);
    const piece = fc.oneof(letter, fc.constantFrom(0x20, 0x2e, 0x41, 0x61, 0x0a, 0x91, 0x92, 0x93, 0x94, 0x96, 0xa0));
    await fc.assert(
      fc.asyncProperty(fc.array(piece), letter, async (pieces, last) => {
        // The letter before a line's end makes it no UTF-8: without one every high byte may have found its pair.
        expect(await detect(Buffer.from([...pieces, last, 0x0a]))).toBe('windows-1254');
      }),
    );
  });

  it('is not misled by a letter that the end of a chunk cuts in two', async () => {
    expect(await detect(Buffer.concat([Buffer.alloc(65_535, 0x61), Buffer.from('ğ'), Buffer.from('b')]))).toBe('utf-8');
  });

  it('finds a broken byte far behind the beginning, and a letter that the end of the file cuts off', async () => {
    expect(await detect(Buffer.concat([Buffer.alloc(200_000, 0x61), Buffer.from([0xfd])]))).toBe('windows-1254');
    expect(await detect(Buffer.from([0x61, 0xc4]))).toBe('windows-1254');
  });
});

describe('detectDelimiter', () => {
  it.each([
    ['a;b;c\n1,5;2;3', ';'],
    ['"x;y;z",b,c', ','],
    ['"say ""a;b;c;d""",2', ','],
    ['a\tb', '\t'],
    ['a|b', '|'],
    ['a\0;b', ';'],
    ['alone', ','],
    ['', ','],
  ])('finds in %j %j', (text, delimiter) => {
    expect(detectDelimiter(text)).toBe(delimiter);
  });

  it('is not misled by rubbish below the first rows', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(',', ';', '\t', '|'),
        fc.uint8Array({ minLength: 16_000, maxLength: 16_000 }),
        (delimiter, rubbish) => {
          const text =
            ['firma', 'web', 'not'].join(delimiter) + '\n' + ['Alfa', 'a.example', ''].join(delimiter) + '\n';
          expect(detectDelimiter(text + Buffer.from(rubbish).toString('latin1'))).toBe(delimiter);
        },
      ),
      { numRuns: 30 },
    );
  });
});
