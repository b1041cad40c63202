import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { assertUnpackedSize } from './assert-unpacked-size';
import { UnreadableTable } from './table-row';

const LIMITS = { total: 10_000, sharedStrings: 1_000 };
const TOO_LARGE = new UnreadableTable('too-large-unpacked');

describe('assertUnpackedSize', () => {
  const folder = mkdtempSync(join(tmpdir(), 'unpacked-size-'));
  const path = join(folder, 'workbook.xlsx');

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  async function writeZip(parts: Readonly<Record<string, number>>): Promise<void> {
    const zip = new ZipFile();
    for (const [name, bytes] of Object.entries(parts)) zip.addBuffer(Buffer.alloc(bytes, 32), name);
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(path));
  }

  it('lets a workbook within the limits pass', async () => {
    await writeZip({ 'xl/worksheets/sheet1.xml': 9_000, 'xl/sharedStrings.xml': 1_000 });
    await expect(assertUnpackedSize(path, LIMITS)).resolves.toBeUndefined();
  });

  it.each([
    ['one part', { 'xl/worksheets/sheet1.xml': 10_001 }],
    ['all parts together', { 'xl/worksheets/sheet1.xml': 6_000, 'xl/worksheets/sheet2.xml': 6_000 }],
    ['the texts that stay in memory', { 'xl/sharedStrings.xml': 1_001 }],
  ])('refuses what unpacks to too much: %s', async (_what, parts) => {
    await writeZip(parts);
    await expect(assertUnpackedSize(path, LIMITS)).rejects.toEqual(TOO_LARGE);
  });

  it('does not believe the sizes that the file states', async () => {
    await writeZip({ 'xl/worksheets/sheet1.xml': 50_000 });
    const lying = readFileSync(path);
    const stated = Buffer.from(Uint32Array.of(50_000).buffer);
    for (let at = lying.indexOf(stated); at >= 0; at = lying.indexOf(stated)) lying.writeUInt32LE(100, at);
    writeFileSync(path, lying);
    await expect(assertUnpackedSize(path, LIMITS)).rejects.toBeInstanceOf(UnreadableTable);
  });

  it('calls what is no archive a broken workbook, and says why', async () => {
    writeFileSync(path, 'PK\u0003\u0004 and then nothing');
    const refusal = (await assertUnpackedSize(path, LIMITS).catch((error: unknown) => error)) as UnreadableTable;
    expect(refusal).toEqual(new UnreadableTable('broken-workbook'));
    expect(refusal.cause).toBeInstanceOf(Error);
  });
});
