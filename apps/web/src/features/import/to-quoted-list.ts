const MAX_NAMES = 20;
const MAX_CHARACTERS = 60;
/** A file that is no list has bytes for headings. */
const UNREADABLE = /[\p{Cc}\uFFFD]/u;

/** Names out of a file for a sentence: each in quotes, what is far too long or too many cut off, what no one can read left out. */
export function toQuotedList(names: readonly string[]): string {
  const shown = names.map((name) => name.trim()).filter((name) => name !== '' && !UNREADABLE.test(name));
  const quoted = shown
    .slice(0, MAX_NAMES)
    .map((name) => (name.length > MAX_CHARACTERS ? `“${name.slice(0, MAX_CHARACTERS)}…”` : `“${name}”`));
  return (shown.length > MAX_NAMES ? [...quoted, '…'] : quoted).join(', ');
}
