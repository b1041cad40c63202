import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook } from 'exceljs';
import { findList } from './find-list';

const NONE = { domain: null, company: null };
const LIST = [
  ['Firma', 'Web Sitesi'],
  ['Alfa', 'alfa.example'],
];

describe('findList', () => {
  const folder = mkdtempSync(join(tmpdir(), 'find-list-'));
  const path = join(folder, 'list');

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const save = async (sheets: Readonly<Record<string, readonly string[][]>>, hidden: readonly string[] = []) => {
    const workbook = new Workbook();
    for (const [name, rows] of Object.entries(sheets)) {
      workbook.addWorksheet(name, { state: hidden.includes(name) ? 'hidden' : 'visible' }).addRows([...rows]);
    }
    writeFileSync(path, Buffer.from(await workbook.xlsx.writeBuffer()));
  };
  const find = async (sheetName: string | null = null, names: Parameters<typeof findList>[1] = NONE) => {
    const { rows, ...found } = await findList(path, names, sheetName);
    let count = 0;
    for await (const { cells } of rows) count += cells.length > 0 ? 1 : 0;
    return { ...found, rows: count };
  };

  it('takes the first of two lists and tells of the other', async () => {
    await save({ Liste: LIST, Ikinci: [...LIST, ['Beta', 'beta.example']], Boş: [] });

    expect(await find()).toEqual({ sheet: 'Liste', otherSheets: ['Ikinci'], rows: 2 });
    expect(await find('Ikinci')).toEqual({ sheet: 'Ikinci', otherSheets: ['Liste'], rows: 3 });
    expect(await find('İKİNCİ')).toMatchObject({ sheet: 'Ikinci' });
  });

  it('passes over a cover', async () => {
    await save({ Kapak: [['2026 Üye Listesi']], Liste: LIST });

    expect(await find()).toEqual({ sheet: 'Liste', otherSheets: ['Kapak'], rows: 2 });
  });

  it('passes over a sheet that has nothing but the header of a list', async () => {
    await save({ Şablon: [LIST[0]!], Liste: LIST });

    expect(await find()).toMatchObject({ sheet: 'Liste' });
  });

  it('takes the sheet that has the columns which the caller names', async () => {
    await save({ Liste: LIST, Kaynak: [['Kod'], ['beta.example']] });

    expect(await find(null, { domain: 'Kod', company: null })).toMatchObject({ sheet: 'Kaynak' });
  });

  it('passes over what somebody hid, and does not tell of it', async () => {
    await save({ Eski: LIST, Liste: LIST }, ['Eski']);

    expect(await find()).toEqual({ sheet: 'Liste', otherSheets: [], rows: 2 });
    await expect(find('Eski')).rejects.toMatchObject({ options: { errors: [{ code: 'sheet-not-found' }] } });
  });

  it('names the sheets when the one that was asked for is not there', async () => {
    await save({ Liste: LIST, Boş: [] });

    await expect(find('Üçüncü')).rejects.toMatchObject({
      code: 'import-unreadable',
      options: { errors: [{ field: 'sheet', code: 'sheet-not-found', allowed: ['Liste', 'Boş'] }] },
    });
    await expect(find('Boş')).rejects.toMatchObject({ reason: 'empty-file' });
  });

  it('knows no sheets of a text', async () => {
    writeFileSync(path, 'domain\nalfa.example\n');

    expect(await find()).toEqual({ sheet: null, otherSheets: [], rows: 2 });
    await expect(find('Liste')).rejects.toMatchObject({ options: { errors: [{ field: 'sheet', allowed: [] }] } });
  });
});
