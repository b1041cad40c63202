import type { DnsResolver } from '@hunter/core-dns';
import { resolveServers } from './server-address.js';
import type { DnsTransportOptions, DnsTransportStats } from './transport-options.js';
import { DEFAULT_SETTINGS } from './transport-options.js';
import { QueryEngine } from './query-engine.js';

export interface DnsTransport extends DnsResolver {
  /** The same transport for one piece of work: what is not answered within `deadlineMs` from now fails as `deadline`. */
  within(deadlineMs: number): DnsResolver;
  clearCache(): void;
  stats(): DnsTransportStats;
  /** Fails what is still open (`network`) and closes every socket. Later questions fail at once. */
  close(): Promise<void>;
}

/**
 * Creates the resolver behind core-dns's port: UDP with EDNS0 over a few connected sockets per server, TCP where an
 * answer does not fit, retries with backoff across servers, a cache by TTL. It never rejects: what goes wrong is an
 * answer of kind `failed`. Throws only when a server address cannot be read.
 */
export function createDnsTransport(options: DnsTransportOptions = {}): DnsTransport {
  const { servers, ...settings } = options;
  const engine = new QueryEngine(resolveServers(servers), { ...DEFAULT_SETTINGS, ...settings });
  return {
    query: (name, type) => engine.lookup(name, type, Infinity),
    within: (deadlineMs) => {
      const deadlineAtMs = performance.now() + deadlineMs;
      return { query: (name, type) => engine.lookup(name, type, deadlineAtMs) };
    },
    clearCache: () => {
      engine.clearCache();
    },
    stats: () => engine.stats(),
    close: () => engine.close(),
  };
}
