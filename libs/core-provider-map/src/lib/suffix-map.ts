/**
 * Answers for a host the value of the most specific root that it equals or lies below, at label boundaries only. Whoever
 * looks for one host in several tables hands its key in, to have it worked out once.
 */
export type SuffixMap<T> = (host: string, key?: number) => T | undefined;

interface Root<T> {
  readonly name: string;
  readonly value: T;
}

const dotCode = '.'.charCodeAt(0);
/** How many characters at its end a host is grouped by: as many as the shortest roots have. */
const keyLength = 6;

/**
 * Compiles a table of roots, grouped by their last characters: one look-up tells that a host lies below no root at all,
 * which is the common case in a bulk scan. Two values for one root are a mistake in the table.
 */
export function suffixMap<T>(table: Readonly<Record<string, T>>): SuffixMap<T> {
  const groups = new Map<number, Root<T>[]>();
  const shortRoots: Root<T>[] = [];
  for (const [name, value] of Object.entries(table)) {
    if (name.length < keyLength) shortRoots.push({ name, value });
    else groups.set(suffixKey(name), [...(groups.get(suffixKey(name)) ?? []), { name, value }]);
  }
  // The most specific first: of two roots that a host lies below, the longer one has more labels.
  for (const roots of [...groups.values(), shortRoots]) roots.sort((a, b) => b.name.length - a.name.length);
  return (host, key = suffixKey(host)) => {
    const value = valueOf(groups.get(key), host);
    return value === undefined && shortRoots.length > 0 ? valueOf(shortRoots, host) : value;
  };
}

/** The number that the tables are grouped by; the same for equal endings. Cutting the ending off costs three times as much. */
export function suffixKey(host: string): number {
  let key = 0;
  for (let at = Math.max(0, host.length - keyLength); at < host.length; at += 1) {
    key = (Math.imul(key, 31) + host.charCodeAt(at)) | 0;
  }
  return key;
}

function valueOf<T>(roots: readonly Root<T>[] | undefined, host: string): T | undefined {
  if (roots === undefined) return undefined;
  for (const { name, value } of roots) if (isAtOrBelow(host, name)) return value;
  return undefined;
}

// The dot is looked at first: most roots of a group, as those of `com.tr`, are refused without comparing texts.
function isAtOrBelow(host: string, name: string): boolean {
  const start = host.length - name.length;
  if (start <= 0) return host === name;
  return host.charCodeAt(start - 1) === dotCode && host.endsWith(name);
}
