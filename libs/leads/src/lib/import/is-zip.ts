import { open } from 'node:fs/promises';
import { UnreadableTable } from './table-row';

/** Whether a file begins as a workbook does. @throws UnreadableTable `empty-file` */
export async function isZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    if (bytesRead === 0) throw new UnreadableTable('empty-file');
    return bytesRead === 4 && buffer.readUInt32BE(0) === 0x504b0304;
  } finally {
    await file.close();
  }
}
