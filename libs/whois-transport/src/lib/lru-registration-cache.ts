import type { KnownRegistration, RegistrationCache } from '@hunter/core-whois';
import { LRUCache } from 'lru-cache';

export interface RegistrationCacheOptions {
  /** The least recently used are dropped first. */
  readonly maxEntries: number;
  readonly ttlMs: number;
}

/** Keeps what registries said for a while. Results only: the answers they were read from name persons. */
export function createLruRegistrationCache({ maxEntries, ttlMs }: RegistrationCacheOptions): RegistrationCache {
  const entries = new LRUCache<string, KnownRegistration>({ max: maxEntries, ttl: ttlMs });
  return {
    get: (domain) => entries.get(domain),
    set: (domain, registration) => {
      entries.set(domain, registration);
    },
  };
}
