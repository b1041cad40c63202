const MAX_NAMES = 20;
const MAX_CHARACTERS = 60;

/** Names out of a file for a sentence: each in quotes, what is far too long or too many cut off, blank ones left out. */
export function toQuotedList(names: readonly string[]): string {
  const shown = names.map((name) => name.trim()).filter((name) => name !== '');
  const quoted = shown
    .slice(0, MAX_NAMES)
    .map((name) => (name.length > MAX_CHARACTERS ? `“${name.slice(0, MAX_CHARACTERS)}…”` : `“${name}”`));
  return (shown.length > MAX_NAMES ? [...quoted, '…'] : quoted).join(', ');
}
