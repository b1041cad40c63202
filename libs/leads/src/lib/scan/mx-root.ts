import { normalizeDomain } from '@hunter/core-normalizer';

/** The registrable domain of the first mail host, or null when there is none or it is no such name. */
export function mxRootOf(mxHosts: readonly string[] | null): string | null {
  const first = mxHosts?.[0];
  if (first === undefined) return null;
  const host = normalizeDomain(first);
  return host.ok ? host.registrableDomain : null;
}
