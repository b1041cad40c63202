/** A host as records spell it, in the spelling of the tables: trimmed, lower-case, without the root's dot. */
export function normalizedHost(host: string): string {
  const lower = host.trim().toLowerCase();
  return lower.endsWith('.') ? lower.slice(0, -1) : lower;
}
