import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Workbook } from 'exceljs';
import fc from 'fast-check';
import { ZipFile } from 'yazl';
import { readTable } from './read-table';
import { UnreadableTable, type TableRow } from './table-row';

const MEGABYTE = Buffer.alloc(1024 * 1024, 32);

describe('readTable', () => {
  const folder = mkdtempSync(join(tmpdir(), 'read-table-'));
  const path = join(folder, 'table');

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const read = async (content: Buffer | string): Promise<TableRow[]> => {
    writeFileSync(path, content);
    const rows: TableRow[] = [];
    for await (const row of readTable(path)) rows.push(row);
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

  it('reads the first sheet with rows of a workbook, links and formulas included', async () => {
    const workbook = new Workbook();
    const sheet = workbook.addWorksheet('Liste');
    sheet.addRow(['Firma', 'Web']);
    sheet.addRow(['Şeker A.Ş.', { text: 'alfa.example', hyperlink: 'https://alfa.example' }]);
    sheet.addRow(['Beta', { formula: 'CONCATENATE("beta",".example")', result: 'beta.example' }]);
    sheet.addRow([42, null]);

    expect(await cells(Buffer.from(await workbook.xlsx.writeBuffer()))).toEqual([
      ['Firma', 'Web'],
      ['Şeker A.Ş.', 'alfa.example'],
      ['Beta', 'beta.example'],
      ['42'],
    ]);
  });

  it('passes over rows of a workbook that are only formatted', async () => {
    const workbook = new Workbook();
    const sheet = workbook.addWorksheet('Liste');
    sheet.addRow(['Web']);
    sheet.getCell('A2').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFF00' } };
    sheet.getCell('A3').value = '  ';
    sheet.getCell('A4').value = 'alfa.example';

    expect(await read(Buffer.from(await workbook.xlsx.writeBuffer()))).toEqual([
      { line: 1, cells: ['Web'] },
      { line: 4, cells: ['alfa.example'] },
    ]);
  });

  it('comes to an end with every workbook that was damaged on its way', async () => {
    const workbook = new Workbook();
    workbook.addWorksheet('Liste').addRows(Array.from({ length: 300 }, (_, index) => [`d${String(index)}.example`]));
    const whole = Buffer.from(await workbook.xlsx.writeBuffer());

    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 5), fc.nat(255), fc.boolean(), async (at, byte, cut) => {
        const damaged = Buffer.from(cut ? whole.subarray(0, at + 4) : whole);
        if (!cut) damaged[at + 4] = byte;
        await read(damaged).catch((error: unknown) => {
          expect(error).toBeInstanceOf(UnreadableTable);
        });
      }),
      { numRuns: 100, seed: 7 },
    );
  }, 30_000);

  it.each([
    ['empty-file', Buffer.alloc(0)],
    ['not-a-text-or-workbook', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])],
    ['broken-workbook', Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(200, 7)])],
  ])('refuses a file that is %s', async (reason, bytes) => {
    await expect(read(bytes)).rejects.toEqual(new UnreadableTable(reason as UnreadableTable['reason']));
  });

  it('refuses a workbook whose texts would fill the memory, before it reads them', async () => {
    const zip = new ZipFile();
    zip.addReadStream(Readable.from(Array.from({ length: 65 }, () => MEGABYTE)), 'xl/sharedStrings.xml');
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(path));

    await expect(readTable(path).next()).rejects.toEqual(new UnreadableTable('too-large-unpacked'));
  }, 30_000);

  it('never fails on bytes without NUL, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ min: 1, minLength: 1, maxLength: 2_000 }), async (bytes) => {
        fc.pre(bytes[0] !== 0x50);
        await read(Buffer.from(bytes));
      }),
      { numRuns: 300 },
    );
  }, 30_000);
});
