import { toStorableText } from './to-storable-text';

/** How JSON escapes them. Backslashes that belong to the text match too, which only costs the second pass. */
const MAY_BE_REFUSED = /\\u(?:0000|d[89a-f])/;

/**
 * Serializes a value for a `jsonb` parameter. Half a surrogate pair and NUL, which the answer of a name server or a
 * workbook may hold, are no text to PostgreSQL and would fail the whole statement: U+FFFD takes their place.
 */
export function toJsonb(value: unknown): string {
  const json = JSON.stringify(value);
  if (!MAY_BE_REFUSED.test(json)) return json;
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? toStorableText(part) : part));
}
