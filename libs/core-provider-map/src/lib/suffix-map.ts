/** Answers for a host the value of the most specific root that it equals or lies below, at label boundaries only. */
export type SuffixMap<T> = (host: string) => T | undefined;

interface Root<T> {
  readonly name: string;
  /** The root behind a dot, as it stands at the end of the names below it. */
  readonly ending: string;
  readonly value: T;
}

const dotCode = '.'.charCodeAt(0);

/**
 * Compiles a table of roots, grouped by their last labels: one look-up tells that a host lies below no root at all, which
 * is the common case in a bulk scan. Two values for one root are a mistake in the table.
 */
export function suffixMap<T>(table: Readonly<Record<string, T>>): SuffixMap<T> {
  const groups = new Map<number, Root<T>[]>();
  for (const [name, value] of Object.entries(table)) {
    const key = hashOfLastLabels(name, 2);
    groups.set(key, [...(groups.get(key) ?? []), { name, ending: `.${name}`, value }]);
  }
  // The most specific first: of two roots that a host lies below, the longer one has more labels.
  for (const roots of groups.values()) roots.sort((a, b) => b.name.length - a.name.length);
  const hasTopLevelRoot = Object.keys(table).some((name) => !name.includes('.'));
  return (host) => {
    const value = valueOf(groups.get(hashOfLastLabels(host, 2)), host);
    return value === undefined && hasTopLevelRoot ? valueOf(groups.get(hashOfLastLabels(host, 1)), host) : value;
  };
}

function valueOf<T>(roots: readonly Root<T>[] | undefined, host: string): T | undefined {
  if (roots === undefined) return undefined;
  for (const { name, ending, value } of roots) {
    if (host === name || host.endsWith(ending)) return value;
  }
  return undefined;
}

/** A number that is the same for equal endings; cutting the ending off and hashing that costs three times as much. */
function hashOfLastLabels(host: string, labels: number): number {
  let hash = 0;
  let left = labels;
  for (let at = host.length - 1; at >= 0; at -= 1) {
    const code = host.charCodeAt(at);
    if (code === dotCode && (left -= 1) === 0) break;
    hash = (Math.imul(hash, 31) + code) | 0;
  }
  return hash;
}
