import { writeFileSync } from 'node:fs';

/** A text, a coordinate, or a country's code and name. */
type BinCell = string | number | { readonly code: string; readonly name: string };

interface BinOptions {
  readonly product: 'ip2location' | 'ip2proxy';
  /** Number of the product's edition (`DB23`, `PX2`), which says what stands in which column. */
  readonly type: number;
  /** Rows in ascending order from 0.0.0.0, each valid until the next one begins. */
  readonly rows: readonly { readonly from: string; readonly cells: readonly BinCell[] }[];
}

const HEADER_BYTES = 64;
const INDEX_ENTRIES = 65_536;
const INDEX_BYTES = INDEX_ENTRIES * 8;
const LAST_ADDRESS = 0xffffffff;

/** Writes an IPv4 file in the layout that the vendor's readers expect: header, index of /16 networks, rows, texts. */
export function writeBin(path: string, { product, type, rows }: BinOptions): void {
  const columns = (rows[0]?.cells.length ?? 0) + 1;
  const rowsAt = HEADER_BYTES + INDEX_BYTES;
  const rowBytes = columns * 4;
  const table = Buffer.alloc((rows.length + 1) * rowBytes);
  const texts: Buffer[] = [];
  let textsAt = rowsAt + table.length;
  for (const [index, { from, cells }] of rows.entries()) {
    table.writeUInt32LE(toNumber(from), index * rowBytes);
    for (const [column, cell] of cells.entries()) {
      const at = index * rowBytes + (column + 1) * 4;
      if (typeof cell === 'number') table.writeFloatLE(cell, at);
      else {
        const text = toText(cell);
        table.writeUInt32LE(textsAt, at);
        texts.push(text);
        textsAt += text.length;
      }
    }
  }
  table.writeUInt32LE(LAST_ADDRESS, rows.length * rowBytes);
  // A reader takes 256 bytes from where a text begins.
  const file = Buffer.concat([Buffer.alloc(HEADER_BYTES), toIndex(rows.length), table, ...texts, Buffer.alloc(256)]);
  file.set([type, columns, 24, 1, 1]);
  file.writeUInt32LE(rows.length, 5);
  file.writeUInt32LE(rowsAt + 1, 9);
  file.writeUInt32LE(HEADER_BYTES + 1, 21);
  file.writeUInt8(product === 'ip2location' ? 1 : 2, 29);
  file.writeUInt32LE(file.length, 31);
  writeFileSync(path, file);
}

/** Every network may be in any row. */
function toIndex(rows: number): Buffer {
  const index = Buffer.alloc(INDEX_BYTES);
  for (let entry = 0; entry < INDEX_ENTRIES; entry += 1) index.writeUInt32LE(rows - 1, entry * 8 + 4);
  return index;
}

function toText(cell: Exclude<BinCell, number>): Buffer {
  const parts = typeof cell === 'string' ? [cell] : [cell.code.padEnd(2), cell.name];
  return Buffer.concat(parts.flatMap((part) => [Buffer.from([Buffer.byteLength(part.trimEnd())]), Buffer.from(part)]));
}

function toNumber(address: string): number {
  return address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
}
