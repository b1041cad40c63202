/** The separate entries of what was typed or pasted, in order, each once. */
export function readDomains(text: string): readonly string[] {
  const entries = text
    .split(/[\s,;]+/u)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  return [...new Set(entries)];
}
