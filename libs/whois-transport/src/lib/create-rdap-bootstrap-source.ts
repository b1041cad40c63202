import { bundledRdapBootstrap } from '@hunter/core-whois';
import type { RdapBootstrap, RegistrationTransport } from '@hunter/core-whois';
import { fetchRdapBootstrap } from './fetch-rdap-bootstrap.js';

export interface RdapBootstrapSourceOptions {
  /** Between two fetches that succeed. IANA's file changes about weekly. Default 24 h. */
  readonly refreshIntervalMs?: number;
  /** Between a fetch that fails and the next. Default 1 h. */
  readonly retryIntervalMs?: number;
}

/** Gives the newest list of RDAP services that could be had. */
export type RdapBootstrapSource = () => Promise<RdapBootstrap>;

/**
 * IANA's list of RDAP services, fetched when it is first wanted and again once a day; the bundled list until it could be
 * fetched. All who ask during a fetch wait for the same one. Never rejects.
 */
export function createRdapBootstrapSource(
  transport: Pick<RegistrationTransport, 'fetchRdap'>,
  { refreshIntervalMs = 86_400_000, retryIntervalMs = 3_600_000 }: RdapBootstrapSourceOptions = {},
): RdapBootstrapSource {
  let current = bundledRdapBootstrap;
  let staleAtMs = 0;
  let fetching: Promise<void> | null = null;

  async function refresh(): Promise<void> {
    const fetched = await fetchRdapBootstrap(transport);
    // A list without the largest top-level domain is not the list, whatever it says it is.
    const isWhole = fetched?.services.has('com') === true;
    if (isWhole) current = fetched;
    staleAtMs = performance.now() + (isWhole ? refreshIntervalMs : retryIntervalMs);
    fetching = null;
  }

  return async () => {
    if (performance.now() >= staleAtMs) await (fetching ??= refresh());
    return current;
  };
}
