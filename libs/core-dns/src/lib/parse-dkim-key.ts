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

/**
 * A DKIM key record (RFC 6376 §3.6.1), or why the text is none. `syntax`: no list of tags, a tag twice, or a `v` that is
 * not the first; `wrong-service`: a key for something else than mail.
 */
export type DkimKeyParse =
  | { readonly ok: true; readonly key: DkimKey }
  | {
      readonly ok: false;
      readonly reason: 'syntax' | 'no-key' | 'wrong-version' | 'unknown-key-type' | 'wrong-service' | 'bad-key-data';
    };

const KEY_TYPES = new Set(['rsa', 'ed25519']);
const ED25519_BYTES = 32;
/** What `p` takes in a DMARC record; published here by mistake, it happens to be base64. */
const DMARC_POLICIES = new Set(['none', 'quarantine', 'reject']);

/** Tells a DKIM record, sound or broken, from the other TXT texts that a wildcard may put below `_domainkey`. */
export function isDkimText(text: string): boolean {
  return /(?:^|;)[ \t]*(?:v[ \t]*=[ \t]*DKIM1|[pk][ \t]*=)/i.test(text);
}

/**
 * Reads one DKIM key record (RFC 6376 §3.6.1). `v` may be missing but must be first and `DKIM1` where it stands; `p` is
 * required, and empty in a key that was revoked. A key of a type that no verifier knows, for another service than mail,
 * or of data that are no key (an Ed25519 key has 32 bytes, RFC 8463 §4) is no key. Never throws.
 */
export function parseDkimKey(text: string): DkimKeyParse {
  const tags = readKeyTags(text);
  if (tags === null) return { ok: false, reason: 'syntax' };
  const version = tags.get('v');
  if (version !== undefined && version !== 'DKIM1') return { ok: false, reason: 'wrong-version' };
  const p = tags.get('p');
  if (p === undefined) return { ok: false, reason: 'no-key' };
  const keyType = (tags.get('k') ?? 'rsa').toLowerCase();
  if (!KEY_TYPES.has(keyType)) return { ok: false, reason: 'unknown-key-type' };
  const services = tags.has('s') ? readList(tags.get('s')) : ['*'];
  if (!services.includes('*') && !services.includes('email')) return { ok: false, reason: 'wrong-service' };
  const publicKey = p.replace(/[ \t\r\n]+/g, '');
  if (publicKey !== '' && !isKeyData(publicKey, keyType)) return { ok: false, reason: 'bad-key-data' };
  const flags = readList(tags.get('t'));
  return {
    ok: true,
    key: {
      keyType,
      publicKey,
      revoked: publicKey === '',
      testing: flags.includes('y'),
      strict: flags.includes('s'),
      hashes: tags.has('h') ? readList(tags.get('h')) : null,
      services,
    },
  };
}

/** The tags by name; null when one stands twice or is none (RFC 6376 §3.2), or when `v` is not the first (§3.6.1). */
function readKeyTags(text: string): ReadonlyMap<string, string> | null {
  const { tags, dropped } = readTagList(text);
  const byName = new Map(tags.map(({ name, value }) => [name, value]));
  const isVersionLate = byName.has('v') && tags[0]?.name !== 'v';
  return dropped > 0 || byName.size < tags.length || isVersionLate ? null : byName;
}

/** Whether text is base64 (its padding may be missing, RFC 6376 §2.10) and what it stands for may be such a key. */
function isKeyData(text: string, keyType: string): boolean {
  const [, digits = '', padding = ''] = /^([A-Za-z0-9+/]+)(={0,2})$/.exec(text) ?? [];
  const isWhole = digits.length % 4 !== 1 && (padding === '' || text.length % 4 === 0);
  if (digits === '' || !isWhole || DMARC_POLICIES.has(text.toLowerCase())) return false;
  return keyType !== 'ed25519' || Math.floor((digits.length * 3) / 4) === ED25519_BYTES;
}

function readList(value: string | undefined): readonly string[] {
  if (value === undefined) return [];
  return value
    .split(':')
    .map((item) => trimWsp(item).toLowerCase())
    .filter((item) => item !== '');
}
