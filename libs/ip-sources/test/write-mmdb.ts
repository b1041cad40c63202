import { writeFileSync } from 'node:fs';

type MmdbValue = string | number | bigint | readonly MmdbValue[] | { readonly [key: string]: MmdbValue };

/** A record and the network it is for, `192.0.2.0/24` or the bits of an IPv6 prefix. */
export interface MmdbNetwork {
  readonly network: string;
  readonly record: MmdbValue;
}

interface MmdbOptions {
  readonly databaseType: string;
  readonly ipVersion: 4 | 6;
  readonly networks: readonly MmdbNetwork[];
}

const MARKER = Buffer.concat([Buffer.from('abcdef', 'hex'), Buffer.from('MaxMind.com')]);
const RECORD_BITS = 24;

/** Writes a database of the MaxMind DB format 2.0 (https://maxmind.github.io/MaxMind-DB/): tree, data, metadata. */
export function writeMmdb(path: string, { databaseType, ipVersion, networks }: MmdbOptions): void {
  const data: Buffer[] = [];
  const nodes: Branch[] = [{}];
  let dataSize = 0;
  for (const { network, record } of networks) {
    insert(nodes, bitsOf(network, ipVersion), dataSize);
    const encoded = encode(record);
    data.push(encoded);
    dataSize += encoded.length;
  }
  const metadata = encode({
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_700_000_000n,
    database_type: databaseType,
    description: { en: 'made for a test' },
    ip_version: ipVersion,
    languages: ['en'],
    node_count: nodes.length,
    record_size: RECORD_BITS,
  });
  writeFileSync(path, Buffer.concat([toTree(nodes), Buffer.alloc(16), ...data, MARKER, metadata]));
}

/** One node: where a 0 and a 1 lead, to another node or to data. */
type Branch = Partial<Record<'0' | '1', { readonly node: number } | { readonly data: number }>>;

function insert(nodes: Branch[], bits: string, dataOffset: number): void {
  let at = 0;
  for (const [index, bit] of [...bits].entries()) {
    const node = nodes[at]!;
    const side = bit as '0' | '1';
    if (index === bits.length - 1) {
      node[side] = { data: dataOffset };
      return;
    }
    const next = node[side];
    if (next !== undefined && 'node' in next) at = next.node;
    else {
      at = nodes.push({}) - 1;
      node[side] = { node: at };
    }
  }
}

function toTree(nodes: readonly Branch[]): Buffer {
  const tree = Buffer.alloc((nodes.length * 2 * RECORD_BITS) / 8);
  for (const [index, node] of nodes.entries()) {
    for (const [offset, side] of (['0', '1'] as const).entries()) {
      const target = node[side];
      const value =
        target === undefined ? nodes.length : 'node' in target ? target.node : nodes.length + 16 + target.data;
      tree.writeUIntBE(value, index * 6 + offset * 3, 3);
    }
  }
  return tree;
}

/** An IPv4 network lies below 96 zero bits of a tree for both versions. */
function bitsOf(network: string, ipVersion: 4 | 6): string {
  const [address = '', length = ''] = network.split('/');
  if (!address.includes('.')) return address;
  const bits = address.split('.').map((octet) => Number(octet).toString(2).padStart(8, '0'));
  return (ipVersion === 6 ? '0'.repeat(96) : '') + bits.join('').slice(0, Number(length));
}

function encode(value: MmdbValue): Buffer {
  if (typeof value === 'string') return Buffer.concat([control(2, Buffer.byteLength(value)), Buffer.from(value)]);
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return Buffer.concat([control(6, 4), bytes]);
  }
  if (typeof value === 'bigint') {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(value);
    return Buffer.concat([control(9, 8), bytes]);
  }
  if (Array.isArray(value)) return Buffer.concat([control(11, value.length), ...value.map(encode)]);
  const entries = Object.entries(value as Readonly<Record<string, MmdbValue>>);
  return Buffer.concat([control(7, entries.length), ...entries.flatMap(([key, item]) => [encode(key), encode(item)])]);
}

/** Type and size: sizes from 29 and types above 7 have a byte of their own. */
function control(type: number, size: number): Buffer {
  if (size > 284) throw new RangeError('nothing so long is needed here');
  const [short, rest] = size < 29 ? [size, []] : [29, [size - 29]];
  return Buffer.from([...(type <= 7 ? [(type << 5) | short] : [short, type - 7]), ...rest]);
}
