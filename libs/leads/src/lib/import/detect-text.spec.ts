import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { detectDelimiter, detectEncoding } from './detect-text';

describe('detectEncoding', () => {
  const folder = mkdtempSync(join(tmpdir(), 'detect-text-'));
  const path = join(folder, 'text');
  const detect = (bytes: Buffer): Promise<string | null> => {
    writeFileSync(path, bytes);
    return detectEncoding(path);
  };

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
    ['NUL bytes', Buffer.from([0x61, 0, 0x62]), null],
    ['nothing', Buffer.alloc(0), 'utf-8'],
  ])('tells %s', async (_name, bytes, encoding) => {
    expect(await detect(bytes)).toBe(encoding);
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
    ['alone', ','],
    ['', ','],
  ])('finds in %j %j', (text, delimiter) => {
    expect(detectDelimiter(text)).toBe(delimiter);
  });
});
