import { gatewayRoots } from './gateway-roots.js';
import { normalizedHost } from './normalized-host.js';
import { suffixMap } from './suffix-map.js';

const nameOf = suffixMap(gatewayRoots);

/** Which mail filter an MX host belongs to, or null when it is none that the table knows. */
export function mailGateway(mxHost: string): string | null {
  return nameOf(normalizedHost(mxHost)) ?? null;
}
