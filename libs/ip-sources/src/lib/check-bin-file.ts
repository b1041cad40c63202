import { open } from 'node:fs/promises';

/** The byte that IP2Location.com's files carry since 2021. */
const PRODUCT_CODES = { ip2location: 1, ip2proxy: 2 } as const;

/** Every file covers the whole address space, this part of it with "not listed". */
export const PROBE_ADDRESS = '192.0.2.1';

const HEADER_BYTES = 64;
const FIRST_YEAR_WITH_PRODUCT_CODE = 21;
const BYTES_PER_COLUMN = 4;

/**
 * Checks that a BIN file is whole and of the given product: the libraries open nearly anything and then find nothing.
 * @throws Error saying what is wrong
 */
export async function checkBinFile(path: string, product: keyof typeof PRODUCT_CODES): Promise<void> {
  const file = await open(path, 'r');
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    const { bytesRead } = await file.read(header, 0, HEADER_BYTES, 0);
    const { size } = await file.stat();
    const fault = bytesRead < HEADER_BYTES ? 'is too short' : faultOf(header, size, product);
    if (fault !== null) throw new Error(`is no ${product} BIN file: it ${fault}`);
  } finally {
    await file.close();
  }
}

function faultOf(header: Buffer, size: number, product: keyof typeof PRODUCT_CODES): string | null {
  const year = header.readUInt8(2);
  if (year < FIRST_YEAR_WITH_PRODUCT_CODE || header.readUInt8(29) !== PRODUCT_CODES[product])
    return 'does not say that it is one made in 2021 or later';
  const columns = header.readUInt8(1);
  const [rows, begin] = [header.readUInt32LE(5), header.readUInt32LE(9)];
  if (header.readUInt8(0) === 0 || columns === 0 || rows === 0) return 'is empty';
  if (header.readUInt32LE(21) === 0) return 'has no index';
  const rowsEnd = begin - 1 + rows * columns * BYTES_PER_COLUMN;
  const declaredSize = header.readUInt32LE(31);
  return size < rowsEnd || size < declaredSize ? 'was cut off' : null;
}
