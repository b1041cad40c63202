import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readText } from './read-text';
import { UnreadableTable, type TableRow } from './table-row';

describe('readText', () => {
  const folder = mkdtempSync(join(tmpdir(), 'read-text-'));
  const path = join(folder, 'table');

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const read = async (content: Buffer | string): Promise<TableRow[]> => {
    writeFileSync(path, content);
    const rows: TableRow[] = [];
    for await (const row of readText(path)) rows.push(row);
    return rows;
  };
  const cells = async (content: Buffer | string): Promise<(readonly string[])[]> =>
    (await read(content)).map((row) => row.cells);

  it.each([
    ['comma', 'a,b\n1,2\n'],
    ['semicolon', 'a;b\r\n1;2\r\n'],
    ['tab', 'a\tb\n1\t2'],
    ['bar', 'a|b\n1|2'],
  ])('finds the delimiter %s', async (_name, text) => {
    expect(await cells(text)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it.each([
    ['UTF-8', Buffer.from('Ünvan;İşığ\n')],
    ['UTF-8 with a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('Ünvan;İşığ\n')])],
    ['UTF-16 LE', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Ünvan;İşığ\n', 'utf16le')])],
    ['Windows-1254', Buffer.from([0xdc, 0x6e, 0x76, 0x61, 0x6e, 0x3b, 0xdd, 0xfe, 0xfd, 0xf0, 0x0a])],
  ])('decodes %s', async (_name, bytes) => {
    expect(await cells(bytes)).toEqual([['Ünvan', 'İşığ']]);
  });

  it('keeps line numbers, skips blank lines and accepts rows of any width', async () => {
    expect(await read('a,b\n\n1\n1,2,3\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['1'] },
      { line: 4, cells: ['1', '2', '3'] },
    ]);
  });

  it('makes no error of a row that is not as wide as the first', async () => {
    const made = jest.spyOn(Error, 'captureStackTrace');
    try {
      expect(await cells('a,b\n1\n"1",2,3\n')).toEqual([['a', 'b'], ['1'], ['1', '2', '3']]);
      expect(made).not.toHaveBeenCalled();
    } finally {
      made.mockRestore();
    }
  });

  it('reads quoted delimiters and line feeds', async () => {
    expect(await cells('a,b\n"x, y","1\n2"\n')).toEqual([
      ['a', 'b'],
      ['x, y', '1\n2'],
    ]);
  });

  it('does not let one lone quote swallow the rest of the file', async () => {
    const rows = await cells('domain,name\nalfa.example,5" boru\nbeta.example,Beta\ngamma.example,Gamma\n');

    expect(rows.map((row) => row[0])).toEqual(['domain', 'alfa.example', 'beta.example', 'gamma.example']);
  });

  it.each([
    ['carriage returns alone', '\r'],
    ['carriage returns with line feeds', '\r\n'],
  ])('reads every row of a long list whose lines end with %s', async (_name, lineEnd) => {
    const list = Array.from({ length: 5_000 }, (_, index) => `d${String(index)}.example,Company`);

    expect(await cells(list.join(lineEnd))).toHaveLength(5_000);
  });

  it('reads a list whose lines end in different ways', async () => {
    expect(await read('a,b\r\n1,2\n3,4\r5,6\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', '2'] },
      { line: 3, cells: ['3', '4'] },
      { line: 4, cells: ['5', '6'] },
    ]);
  });

  it('makes one row of a line that is far too long and goes on', async () => {
    const rows = await read(`domain\nalfa.example\n${'x'.repeat(400_000)}\nbeta.example\n`);

    expect(rows.map((row) => row.line)).toEqual([1, 2, 3, 4]);
    expect(rows[3]?.cells).toEqual(['beta.example']);
  });

  it('gives up quoting when stray quotes would swallow many rows', async () => {
    const filler = Array.from({ length: 20_000 }, (_, index) => `d${String(index)}.example,x`).join('\n');
    const rows = await cells(`domain,name\n"alfa.example,Alfa\n${filler}\n"beta.example,Beta\n`);

    expect(rows).toHaveLength(20_003);
  });

  it.each([
    ['empty-file', Buffer.alloc(0)],
    ['not-a-text-or-workbook', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])],
  ])('refuses a file that is %s', async (reason, bytes) => {
    await expect(read(bytes)).rejects.toEqual(new UnreadableTable(reason as UnreadableTable['reason']));
  });

  it('says of which rows characters are lost, and reads the others', async () => {
    const utf8 = Buffer.concat([
      Buffer.from('web,ad\na.example,Çelik\nb.example,Ba'),
      Buffer.from([0xff]),
      Buffer.from('d\n'),
    ]);

    expect(await read(utf8)).toEqual([
      { line: 1, cells: ['web', 'ad'] },
      { line: 2, cells: ['a.example', 'Çelik'] },
      { line: 3, cells: ['b.example', 'Ba\uFFFDd'], unreadable: true },
    ]);
    expect(await read('web,ad\na.example,Al\0fa\nb.example,Beta\n')).toEqual([
      { line: 1, cells: ['web', 'ad'] },
      { line: 2, cells: ['a.example', 'Al\0fa'], unreadable: true },
      { line: 3, cells: ['b.example', 'Beta'] },
    ]);
  });

  it('reads a row whose writer had lost a letter before', async () => {
    expect(await read('a.example,Ba\uFFFDd\n')).toEqual([{ line: 1, cells: ['a.example', 'Ba\uFFFDd'] }]);
  });

  it('never fails on bytes that begin as a text, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
        await read(Buffer.concat([Buffer.from('a'), bytes]));
      }),
      { numRuns: 300 },
    );
  }, 30_000);
});
