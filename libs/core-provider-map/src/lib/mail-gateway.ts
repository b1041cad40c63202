import { gatewayRoots } from './gateway-roots.js';
import { normalizedHost } from './normalized-host.js';
import type { SuffixMap } from './suffix-map.js';
import { suffixMap } from './suffix-map.js';

/** The mail filter by a host in the spelling of the tables. */
export const gatewayOfHost: SuffixMap<string> = suffixMap(gatewayRoots);

/** Which mail filter an MX host belongs to, or null when it is none that the table knows. */
export function mailGateway(mxHost: string): string | null {
  return gatewayOfHost(normalizedHost(mxHost)) ?? null;
}
