import type { Tag } from './tag-list.js';
import { readTagList } from './tag-list.js';

/** Which brand indicator a domain asserts. */
export interface BimiRecord {
  /** Address of the SVG image; null when only evidence is given, or the domain declines. */
  readonly location: string | null;
  /** Address of the mark certificate that vouches for the image. */
  readonly authority: string | null;
  /** Both are published empty: the domain declines to show an indicator. */
  readonly declined: boolean;
}

/** A BIMI assertion record, or why the text is none. */
export type BimiParse =
  | { readonly ok: true; readonly record: BimiRecord }
  | { readonly ok: false; readonly reason: 'not-bimi' | 'no-location' | 'bad-location' | 'bad-authority' };

/** Tells whether a TXT text claims to be a BIMI assertion: `v=BIMI1` comes first. */
export function isBimiText(text: string): boolean {
  return /^[ \t]*v[ \t]*=[ \t]*BIMI1[ \t]*(?:;|$)/i.test(text);
}

/**
 * Reads one BIMI assertion record (draft-brand-indicators-for-message-identification §4). Locations must be HTTPS; an
 * empty `l` without evidence in `a` declines. The image is not looked at. Never throws.
 */
export function parseBimi(text: string): BimiParse {
  if (!isBimiText(text)) return { ok: false, reason: 'not-bimi' };
  const { tags } = readTagList(text);
  const location = readAddress(tags, 'l');
  const authority = readAddress(tags, 'a');
  if (location === 'bad') return { ok: false, reason: 'bad-location' };
  if (authority === 'bad') return { ok: false, reason: 'bad-authority' };
  if (location === undefined && !authority) return { ok: false, reason: 'no-location' };
  const record = { location: location ?? null, authority: authority ?? null };
  return { ok: true, record: { ...record, declined: record.location === null && record.authority === null } };
}

/** Undefined when the tag is missing, null when it is empty. */
function readAddress(tags: readonly Tag[], wanted: string): string | null | 'bad' | undefined {
  const value = tags.find(({ name }) => name.toLowerCase() === wanted)?.value;
  if (value === undefined) return undefined;
  if (value === '') return null;
  return /^https:\/\/[^\s/]\S*$/i.test(value) ? value : 'bad';
}
