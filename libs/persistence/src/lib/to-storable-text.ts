/** What a caller's text may hold and PostgreSQL refuses as text: NUL and half a surrogate pair. */
const REFUSED = /[\0\p{Surrogate}]/gu;

/** Puts U+FFFD in the place of what PostgreSQL would refuse the whole statement for. */
export function toStorableText(text: string): string {
  return text.replace(REFUSED, '\uFFFD');
}
