/** Answers for a host the value of the most specific root that it equals or lies below, at label boundaries only. */
export type SuffixMap<T> = (host: string) => T | undefined;

/** Compiles a table of roots into one hash look-up per label. Two values for one root are a mistake in the table. */
export function suffixMap<T>(table: Readonly<Record<string, T>>): SuffixMap<T> {
  const values = new Map<string, T>(Object.entries(table));
  return (host) => {
    let suffix = host;
    for (;;) {
      const value = values.get(suffix);
      if (value !== undefined) return value;
      const dot = suffix.indexOf('.');
      if (dot === -1) return undefined;
      suffix = suffix.slice(dot + 1);
    }
  };
}
