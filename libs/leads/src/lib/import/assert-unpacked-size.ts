import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';
import { UnreadableTable } from './table-row';

export interface UnpackedLimits {
  /** All parts together, bytes. */
  readonly total: number;
  /** The texts, which the reader keeps in memory while it reads the sheets, bytes. */
  readonly sharedStrings: number;
}

/** Lists of a hundred thousand companies unpack to some 60 MB. */
const LIMITS: UnpackedLimits = { total: 256 * 1024 * 1024, sharedStrings: 64 * 1024 * 1024 };

/**
 * Refuses a workbook that would unpack to more than a list can be, before anything of it is kept in memory. The sizes
 * that the file itself states are not believed: everything is unpacked once, and thrown away.
 * @throws UnreadableTable `too-large-unpacked`, or `broken-workbook` when the file is no ZIP archive
 */
export async function assertUnpackedSize(path: string, limits: UnpackedLimits = LIMITS): Promise<void> {
  try {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
    try {
      let left = limits.total;
      for await (const entry of zip.eachEntry()) {
        const limit = /sharedStrings\.xml$/i.test(entry.fileName) ? Math.min(left, limits.sharedStrings) : left;
        left -= await measure(await zip.openReadStreamPromise(entry), limit);
      }
    } finally {
      zip.close();
    }
  } catch (error) {
    throw error instanceof UnreadableTable ? error : new UnreadableTable('broken-workbook', { cause: error });
  }
}

async function measure(content: NodeJS.ReadableStream, limit: number): Promise<number> {
  let bytes = 0;
  await pipeline(
    content,
    new Writable({
      write: (chunk: Buffer, _encoding, written) => {
        bytes += chunk.length;
        written(bytes > limit ? new UnreadableTable('too-large-unpacked') : null);
      },
    }),
  );
  return bytes;
}
