const dotCode = '.'.charCodeAt(0);

/** A host as records spell it, in the spelling of the tables: trimmed, lower-case, without the root's dot. */
export function normalizedHost(host: string): string {
  const trimmed = mayBeginOrEndInSpace(host) ? host.trim() : host;
  return withoutRootDot(trimmed.toLowerCase());
}

/** A name without the dot of the root at its end. */
export function withoutRootDot(name: string): string {
  return name.charCodeAt(name.length - 1) === dotCode ? name.slice(0, -1) : name;
}

// Looking at two characters costs less than `trim`, and in answers of DNS there is nothing to trim.
function mayBeginOrEndInSpace(text: string): boolean {
  return !isSign(text.charCodeAt(0)) || !isSign(text.charCodeAt(text.length - 1));
}

/** Whether a character is one of ASCII that can be seen; of an empty text there is none. */
function isSign(code: number): boolean {
  return code > 32 && code < 127;
}
