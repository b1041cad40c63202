import { mxRoots } from './mx-roots.js';
import { normalizedHost } from './normalized-host.js';
import type { Provider } from './provider.js';
import { suffixMap } from './suffix-map.js';

const providerOf = suffixMap(mxRoots);

/** The provider by a host in the spelling of the tables, and by its key where that is known. */
export function providerOfHost(host: string, key?: number): Provider {
  return host === '' ? 'Unknown' : (providerOf(host, key) ?? 'Local');
}

/**
 * Which provider an MX host belongs to. Roots match at label boundaries, the most specific first, so `google.com.evil.test`
 * is `Local`; no host (null, empty, or the lone dot of RFC 7505) is `Unknown`.
 */
export function classifyMxHost(mxHost: string | null): Provider {
  return mxHost === null ? 'Unknown' : providerOfHost(normalizedHost(mxHost));
}
