import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Workbook } from 'exceljs';
import fc from 'fast-check';
import { openPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { readWorkbook, surveyWorkbook } from './read-workbook';
import { UnreadableTable, type TableRow } from './table-row';

const MEGABYTE = Buffer.alloc(1024 * 1024, 32);

describe('reading workbooks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'read-workbook-'));
  const path = join(folder, 'workbook');

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const save = async (workbook: Workbook): Promise<void> => {
    writeFileSync(path, Buffer.from(await workbook.xlsx.writeBuffer()));
  };
  const read = async (position = 0): Promise<TableRow[]> => {
    const rows: TableRow[] = [];
    for await (const row of readWorkbook(path, position)) rows.push(row);
    return rows;
  };
  const survey = async (): Promise<object[]> =>
    (await surveyWorkbook(path, 2)).map(({ name, position, sample }) => ({
      name,
      position,
      sample: sample.map((row) => row.cells),
    }));
  /** Writes the archive anew, its parts in the order of `first` and then the others, their texts changed by `change`. */
  const repack = async (first: readonly string[], change = (text: string): string => text): Promise<void> => {
    const parts = new Map<string, Buffer>();
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      const chunks: Buffer[] = [];
      for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
      parts.set(entry.fileName, Buffer.concat(chunks));
    }
    zip.close();
    const packed = new ZipFile();
    for (const name of new Set([...first, ...parts.keys()])) {
      packed.addBuffer(Buffer.from(change(parts.get(name)!.toString())), name);
    }
    packed.end();
    await pipeline(packed.outputStream, createWriteStream(path));
  };

  it('reads links and formulas', async () => {
    const workbook = new Workbook();
    const sheet = workbook.addWorksheet('Liste');
    sheet.addRow(['Firma', 'Web']);
    sheet.addRow(['Şeker A.Ş.', { text: 'alfa.example', hyperlink: 'https://alfa.example' }]);
    sheet.addRow(['Beta', { formula: 'CONCATENATE("beta",".example")', result: 'beta.example' }]);
    sheet.addRow([42, null]);
    await save(workbook);

    expect((await read()).map((row) => row.cells)).toEqual([
      ['Firma', 'Web'],
      ['Şeker A.Ş.', 'alfa.example'],
      ['Beta', 'beta.example'],
      ['42'],
    ]);
  });

  it('passes over rows that are only formatted', async () => {
    const workbook = new Workbook();
    const sheet = workbook.addWorksheet('Liste');
    sheet.addRow(['Web']);
    sheet.getCell('A2').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFF00' } };
    sheet.getCell('A3').value = '  ';
    sheet.getCell('A4').value = 'alfa.example';
    await save(workbook);

    expect(await read()).toEqual([
      { line: 1, cells: ['Web'] },
      { line: 4, cells: ['alfa.example'] },
    ]);
  });

  const threeSheets = (): Workbook => {
    const workbook = new Workbook();
    workbook.addWorksheet('Gizli', { state: 'hidden' }).addRow(['x.example']);
    workbook.addWorksheet('A & B').addRows(Array.from({ length: 3_000 }, (_, row) => [`a${String(row)}.example`]));
    workbook.addWorksheet('Boş');
    workbook.addWorksheet('İkinci').addRows([['b0.example'], ['b1.example'], ['b2.example']]);
    return workbook;
  };
  const SURVEYED = [
    { name: 'A & B', position: 1, sample: [['a0.example'], ['a1.example']] },
    { name: 'Boş', position: 2, sample: [] },
    { name: 'İkinci', position: 3, sample: [['b0.example'], ['b1.example']] },
  ];

  it('surveys the sheets that a person sees', async () => {
    await save(threeSheets());

    expect(await survey()).toEqual(SURVEYED);
    expect((await read(3)).map((row) => row.cells)).toEqual([['b0.example'], ['b1.example'], ['b2.example']]);
  });

  it('surveys them whatever the order of the parts, and whatever way the workbook points to its sheets', async () => {
    await save(threeSheets());
    await repack(['xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/sharedStrings.xml'], (text) =>
      text.replaceAll('Target="worksheets/', 'Target="/xl/worksheets/'),
    );

    expect(await survey()).toEqual(SURVEYED);
    expect(await read(1)).toHaveLength(3_000);
  });

  it('tells sheets in the order of the tabs', async () => {
    const workbook = threeSheets();
    await save(workbook);
    await repack([], (text) =>
      text.replace(/(<sheet .*?\/>)(<sheet .*?\/>)(<sheet .*?\/>)(<sheet .*?\/>)/, '$4$1$3$2'),
    );

    expect((await surveyWorkbook(path, 2)).map((sheet) => sheet.name)).toEqual(['İkinci', 'Boş', 'A & B']);
  });

  it('comes to an end with every workbook that was damaged on its way', async () => {
    const workbook = new Workbook();
    workbook.addWorksheet('Liste').addRows(Array.from({ length: 300 }, (_, index) => [`d${String(index)}.example`]));
    const whole = Buffer.from(await workbook.xlsx.writeBuffer());

    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 5), fc.nat(255), fc.boolean(), async (at, byte, cut) => {
        const damaged = Buffer.from(cut ? whole.subarray(0, at + 4) : whole);
        if (!cut) damaged[at + 4] = byte;
        writeFileSync(path, damaged);
        for (const attempt of [survey, read]) {
          await attempt().catch((error: unknown) => {
            expect(error).toBeInstanceOf(UnreadableTable);
          });
        }
      }),
      { numRuns: 100, seed: 7 },
    );
  }, 30_000);

  it('refuses what is no archive, and an archive that is no workbook', async () => {
    writeFileSync(path, Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(200, 7)]));
    await expect(survey()).rejects.toEqual(new UnreadableTable('broken-workbook'));

    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('<document/>'), 'word/document.xml');
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(path));
    await expect(survey()).rejects.toEqual(new UnreadableTable('not-a-text-or-workbook'));
  });

  it('refuses a workbook whose texts would fill the memory, before it reads them', async () => {
    const zip = new ZipFile();
    zip.addReadStream(Readable.from(Array.from({ length: 65 }, () => MEGABYTE)), 'xl/sharedStrings.xml');
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(path));

    await expect(survey()).rejects.toEqual(new UnreadableTable('too-large-unpacked'));
  }, 30_000);
});
