// What copying from web pages and spreadsheets leaves around a name and no eye can see: white space of every kind
// (no-break space and byte order mark among it), zero-width space and word joiner, marks of writing direction.
const invisible = /[\s\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;

/** The text without invisible characters at its ends; linear in its length, unlike a regular expression anchored at the end. */
export function trimInput(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && invisible.test(text.charAt(start))) start += 1;
  while (end > start && invisible.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
