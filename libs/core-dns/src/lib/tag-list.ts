export interface Tag {
  readonly name: string;
  readonly value: string;
}

/** Trims the white space of a tag list (RFC 6376 §3.2): space, tab and folded line ends, nothing else. */
export function trimWsp(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isWsp(text.charCodeAt(start))) start += 1;
  while (end > start && isWsp(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/**
 * Splits a `name=value; name=value` list (RFC 6376 §3.2). Parts without `=` or with a malformed name are left out and
 * counted in `dropped`; names keep their letters, which tell them apart in DKIM; values are only trimmed.
 */
export function readTagList(text: string): { tags: readonly Tag[]; dropped: number } {
  const tags: Tag[] = [];
  let dropped = 0;
  for (const part of text.split(';')) {
    if (trimWsp(part) === '') continue;
    const equals = part.indexOf('=');
    const name = trimWsp(equals < 0 ? '' : part.slice(0, equals));
    if (/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) {
      tags.push({ name, value: trimWsp(part.slice(equals + 1)) });
    } else {
      dropped += 1;
    }
  }
  return { tags, dropped };
}

function isWsp(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}
