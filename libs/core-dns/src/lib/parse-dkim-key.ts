import { readTagList, trimWsp } from './tag-list.js';

/** A public key as published below `_domainkey` (RFC 6376 §3.6.1, RFC 8463). */
export interface DkimKey {
  readonly keyType: string;
  /** Base64 without white space; empty when the key was revoked. */
  readonly publicKey: string;
  /** `p=` is empty: the key was withdrawn and signs nothing. */
  readonly revoked: boolean;
  /** `t=y`: the owner is testing DKIM. */
  readonly testing: boolean;
  /** `t=s`: only the exact domain may sign. */
  readonly strict: boolean;
  readonly hashes: readonly string[] | null;
  readonly services: readonly string[];
}

/** A DKIM key record (RFC 6376 §3.6.1), or why the text is none. */
export type DkimKeyParse =
  | { readonly ok: true; readonly key: DkimKey }
  | { readonly ok: false; readonly reason: 'no-key' | 'wrong-version' | 'unknown-key-type' | 'bad-key-data' };

const KEY_TYPES = new Set(['rsa', 'ed25519']);

/** Tells a DKIM record, sound or broken, from the other TXT texts that a wildcard may put below `_domainkey`. */
export function isDkimText(text: string): boolean {
  return /(?:^|;)[ \t]*(?:v[ \t]*=[ \t]*DKIM1|[pk][ \t]*=)/i.test(text);
}

/**
 * Reads one DKIM key record. `v` may be missing but must be `DKIM1` where it stands; `p` is required; a key of a type
 * that no verifier knows is no key. Never throws.
 */
export function parseDkimKey(text: string): DkimKeyParse {
  const byName = new Map<string, string>();
  for (const { name, value } of readTagList(text).tags) if (!byName.has(name)) byName.set(name, value);
  const version = byName.get('v');
  if (version !== undefined && version !== 'DKIM1') return { ok: false, reason: 'wrong-version' };
  const p = byName.get('p');
  if (p === undefined) return { ok: false, reason: 'no-key' };
  const keyType = (byName.get('k') ?? 'rsa').toLowerCase();
  if (!KEY_TYPES.has(keyType)) return { ok: false, reason: 'unknown-key-type' };
  const publicKey = p.replace(/[\s]+/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(publicKey)) return { ok: false, reason: 'bad-key-data' };
  const flags = readList(byName.get('t'));
  return {
    ok: true,
    key: {
      keyType,
      publicKey,
      revoked: publicKey === '',
      testing: flags.includes('y'),
      strict: flags.includes('s'),
      hashes: byName.has('h') ? readList(byName.get('h')) : null,
      services: byName.has('s') ? readList(byName.get('s')) : ['*'],
    },
  };
}

function readList(value: string | undefined): readonly string[] {
  if (value === undefined) return [];
  return value
    .split(':')
    .map((item) => trimWsp(item).toLowerCase())
    .filter((item) => item !== '');
}
