/**
 * The list as text with one entry more. Lists in sentences have one to three entries; an array and its `join` cost more
 * than everything else in such a sentence.
 */
export function appendToList(list: string, separator: string, entry: string): string {
  return list === '' ? entry : `${list}${separator}${entry}`;
}
