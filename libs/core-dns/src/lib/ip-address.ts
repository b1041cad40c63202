/** An address as its bytes in network order: 4 for IPv4, 16 for IPv6. */
export type IpBytes = readonly number[];

/** Reads dotted-quad IPv4 (four decimal octets without leading zeros, RFC 7208 §5.6); null when it is none. */
export function readIpv4(text: string): IpBytes | null {
  if (!/^(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})$/.test(text)) return null;
  const bytes = text.split('.').map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : null;
}

/** Reads IPv6 in any form of RFC 4291 §2.2, without zone index; null when it is none. */
export function readIpv6(text: string): IpBytes | null {
  if (text.length > 45 || !/^[0-9a-fA-F:.]+$/.test(text)) return null;
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const head = readGroups(halves[0] ?? '', halves.length === 1);
  const tail = halves.length === 2 ? readGroups(halves[1] ?? '', true) : [];
  if (head === null || tail === null) return null;
  const missing = 16 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 2) return null;
  return [...head, ...new Array<number>(missing).fill(0), ...tail];
}

/** Reads an address of either family. */
export function readIp(text: string): IpBytes | null {
  return text.includes(':') ? readIpv6(text) : readIpv4(text);
}

/** The IPv4 address inside an IPv4-mapped one (`::ffff:192.0.2.1`), or the address itself (RFC 7208 §5). */
export function unmapIpv4(bytes: IpBytes): IpBytes {
  const mapped = bytes.length === 16 && bytes.slice(0, 10).every((byte) => byte === 0);
  return mapped && bytes[10] === 0xff && bytes[11] === 0xff ? bytes.slice(12) : bytes;
}

/** Tells whether two addresses of the same family agree in their first `prefix` bits. */
export function isSameNetwork(a: IpBytes, b: IpBytes, prefix: number): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0, left = prefix; left > 0; index += 1, left -= 8) {
    const mask = left >= 8 ? 0xff : (0xff << (8 - left)) & 0xff;
    if (((a[index] ?? 0) & mask) !== ((b[index] ?? 0) & mask)) return false;
  }
  return true;
}

/** Writes an address: dotted quad, or IPv6 in the shortest form of RFC 5952. */
export function toIpText(bytes: IpBytes): string {
  if (bytes.length === 4) return bytes.join('.');
  const groups = toGroups(bytes);
  const { start, length } = longestZeroRun(groups);
  const hex = groups.map((group) => group.toString(16));
  if (length < 2) return hex.join(':');
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`;
}

/** The 16-bit groups of an IPv6 address. */
export function toGroups(bytes: IpBytes): readonly number[] {
  const groups: number[] = [];
  for (let index = 0; index < bytes.length; index += 2)
    groups.push(((bytes[index] ?? 0) << 8) | (bytes[index + 1] ?? 0));
  return groups;
}

function readGroups(text: string, mayEndInIpv4: boolean): number[] | null {
  if (text === '') return [];
  const groups = text.split(':');
  const bytes: number[] = [];
  for (const [index, group] of groups.entries()) {
    if (group.includes('.')) {
      const ipv4 = mayEndInIpv4 && index === groups.length - 1 ? readIpv4(group) : null;
      if (ipv4 === null) return null;
      bytes.push(...ipv4);
    } else {
      if (!/^[0-9a-fA-F]{1,4}$/.test(group)) return null;
      const value = parseInt(group, 16);
      bytes.push(value >> 8, value & 0xff);
    }
  }
  return bytes;
}

function longestZeroRun(groups: readonly number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  for (let start = 0; start < groups.length; start += 1) {
    let end = start;
    while (end < groups.length && groups[end] === 0) end += 1;
    if (end - start > best.length) best = { start, length: end - start };
  }
  return best;
}
