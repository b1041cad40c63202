import type { RegistrationTransport } from '@hunter/core-whois';
import { createOfflineRegistrationTransport } from './create-offline-registration-transport.js';
import { createRdapTransport } from './create-rdap-transport.js';
import type { RdapTransportOptions } from './create-rdap-transport.js';
import { createWhoisTransport } from './create-whois-transport.js';
import type { WhoisTransportOptions } from './create-whois-transport.js';
import type { ResolveHost } from './guard-lookup.js';
import { createLruRegistrationCache } from './lru-registration-cache.js';

const DAY_MS = 86_400_000;

export interface RegistrationTransportOptions {
  /** False asks nobody: every registration is unknown with cause `disabled`. Default true. */
  readonly enabled?: boolean;
  /** Time-out, size and pace of RDAP. */
  readonly rdap?: Omit<RdapTransportOptions, 'resolveHost' | 'isAllowedAddress'>;
  /** Time-outs, size and pace of WHOIS. */
  readonly whois?: Omit<WhoisTransportOptions, 'resolveHost' | 'isAllowedAddress'>;
  /** Registrations kept in memory. Default 20,000. */
  readonly cacheEntries?: number;
  /** How long what a registry said is kept; failures are not kept at all. Default 24 h. */
  readonly cacheTtlMs?: number;
  /** Finds the addresses of a service. Default: the system's resolver. */
  readonly resolveHost?: ResolveHost;
  /** Which addresses may be spoken to. Default: public ones only; a test allows its own loopback server here. */
  readonly isAllowedAddress?: (address: string) => boolean;
}

/** The way to the registries, with connections to close when it is no longer needed. */
export interface ClosableRegistrationTransport extends RegistrationTransport {
  close(): Promise<void>;
}

/**
 * All that `lookupRegistration` of core-whois needs: RDAP, WHOIS, and a cache of what was read. No call rejects; after
 * `close()` every answer is a failure with cause `disabled`, and conversations that were under way fail too.
 */
export function createRegistrationTransport(options: RegistrationTransportOptions = {}): ClosableRegistrationTransport {
  if (options.enabled === false) return { ...createOfflineRegistrationTransport(), close: () => Promise.resolve() };
  const { resolveHost, isAllowedAddress } = options;
  const shared = {
    ...(resolveHost === undefined ? {} : { resolveHost }),
    ...(isAllowedAddress === undefined ? {} : { isAllowedAddress }),
  };
  const rdap = createRdapTransport({ ...options.rdap, ...shared });
  const whois = createWhoisTransport({ ...options.whois, ...shared });
  return {
    fetchRdap: rdap.fetchRdap,
    fetchWhois: whois.fetchWhois,
    cache: createLruRegistrationCache({
      maxEntries: options.cacheEntries ?? 20_000,
      ttlMs: options.cacheTtlMs ?? DAY_MS,
    }),
    async close() {
      whois.close();
      await rdap.close();
    },
  };
}
