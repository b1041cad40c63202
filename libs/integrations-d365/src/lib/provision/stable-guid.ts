import { createHash } from 'node:crypto';

/** Hunter's own namespace for {@link stableGuid}. */
const NAMESPACE = '3b8f2f0e-6f0d-4a8e-9d55-0c6a7d1f5e21';

/** The same GUID for the same name, in every organisation (RFC 9562 §5.5): what was made once is found again by it. */
export function stableGuid(name: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
