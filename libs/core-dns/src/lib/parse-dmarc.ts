import type { Tag } from './tag-list.js';
import { readTagList } from './tag-list.js';

/** What the domain owner asks receivers to do with mail that fails (RFC 9989 §4.7). */
export type DmarcPolicy = 'none' | 'quarantine' | 'reject';

/** A valid policy record. Tags that are missing or malformed hold their default. */
export interface DmarcRecord {
  readonly p: DmarcPolicy;
  /** `p` was missing or invalid, or `sp`/`np` was invalid, and `rua` made it count as `none` (RFC 9989 §4.10.1). */
  readonly policyAssumed: boolean;
  readonly sp: DmarcPolicy | null;
  readonly np: DmarcPolicy | null;
  readonly psd: 'y' | 'n' | 'u';
  /** `t=y`: the owner is testing the policy. */
  readonly testing: boolean;
  /** Share of failing mail that the policy asks for, 0–100, from RFC 7489's `pct`; 100 when not given. */
  readonly pct: number;
  readonly adkim: 'r' | 's';
  readonly aspf: 'r' | 's';
  readonly rua: readonly string[];
  readonly ruf: readonly string[];
  readonly fo: string;
  readonly unknownTags: readonly string[];
}

/** A DMARC record (RFC 9989), or why the text is no policy. */
export type DmarcParse =
  | { readonly ok: true; readonly record: DmarcRecord }
  | { readonly ok: false; readonly reason: 'not-dmarc' | 'no-policy' | 'invalid-policy' };

const POLICIES: readonly string[] = ['none', 'quarantine', 'reject'] satisfies DmarcPolicy[];
const KNOWN_TAGS = new Set(['v', 'p', 'sp', 'np', 'psd', 't', 'pct', 'adkim', 'aspf', 'rua', 'ruf', 'fo', 'rf', 'ri']);

/**
 * Tells whether a TXT text claims to be a DMARC record: `v=DMARC1` comes first, without so much as a blank before it, its
 * value in exactly these letters (RFC 9989 §4.8). Any other text is passed over (§4.10).
 */
export function isDmarcText(text: string): boolean {
  return /^[vV][ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)/.test(text);
}

/**
 * Reads one DMARC policy record (RFC 9989 §4.7, §4.8, §4.10.1). Without a usable `p` it counts as `none` when `rua`
 * asks for reports, and as no policy otherwise. Tag order after `v` is free; a repeated tag counts once, the first.
 * Never throws.
 */
export function parseDmarc(text: string): DmarcParse {
  if (!isDmarcText(text)) return { ok: false, reason: 'not-dmarc' };
  const { tags } = readTagList(text);
  const byName = firstOfEach(tags);
  const p = readPolicy(byName.get('p'));
  const sp = readPolicy(byName.get('sp'));
  const np = readPolicy(byName.get('np'));
  const rua = readUris(byName.get('rua'));
  const usable = p !== null && p !== 'invalid' && sp !== 'invalid' && np !== 'invalid';
  if (!usable && rua.length === 0) return { ok: false, reason: p === null ? 'no-policy' : 'invalid-policy' };
  return {
    ok: true,
    record: {
      p: usable ? p : 'none',
      policyAssumed: !usable,
      sp: usable ? sp : null,
      np: usable ? np : null,
      psd: readOneOf(byName.get('psd'), ['y', 'n', 'u'], 'u'),
      testing: readOneOf(byName.get('t'), ['y', 'n'], 'n') === 'y',
      pct: readPct(byName.get('pct')),
      adkim: readOneOf(byName.get('adkim'), ['r', 's'], 'r'),
      aspf: readOneOf(byName.get('aspf'), ['r', 's'], 'r'),
      rua,
      ruf: readUris(byName.get('ruf')),
      fo: byName.get('fo')?.toLowerCase() ?? '0',
      unknownTags: [...byName.keys()].filter((name) => !KNOWN_TAGS.has(name)),
    },
  };
}

function firstOfEach(tags: readonly Tag[]): Map<string, string> {
  const byName = new Map<string, string>();
  for (const tag of tags) {
    const name = tag.name.toLowerCase();
    if (!byName.has(name)) byName.set(name, tag.value);
  }
  return byName;
}

function readPolicy(value: string | undefined): DmarcPolicy | 'invalid' | null {
  if (value === undefined) return null;
  const policy = value.toLowerCase();
  return POLICIES.includes(policy) ? (policy as DmarcPolicy) : 'invalid';
}

function readOneOf<Value extends string>(value: string | undefined, allowed: readonly Value[], fallback: Value): Value {
  const lower = value?.toLowerCase();
  return allowed.find((each) => each === lower) ?? fallback;
}

function readPct(value: string | undefined): number {
  return value !== undefined && /^\d{1,9}$/.test(value) ? Math.min(100, Number(value)) : 100;
}

/** Keeps what looks like a URI with a scheme; RFC 7489's `!10m` size limit is cut off (RFC 9989 Appendix C). */
function readUris(value: string | undefined): readonly string[] {
  if (value === undefined) return [];
  return value
    .split(',')
    .map((uri) => uri.trim().replace(/!\d+[kmgt]?$/i, ''))
    .filter((uri) => /^[a-z][a-z0-9+.-]*:[^\s!]+$/i.test(uri));
}
