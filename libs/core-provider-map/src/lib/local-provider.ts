import { localProviderRoots } from './local-provider-roots.js';
import { normalizedHost } from './normalized-host.js';
import { suffixMap } from './suffix-map.js';

const nameOf = suffixMap(localProviderRoots);

/** What the hoster behind an MX host of class `Local` calls itself, or null when the table does not know it. */
export function localProvider(mxHost: string | null): string | null {
  return mxHost === null ? null : (nameOf(normalizedHost(mxHost)) ?? null);
}
