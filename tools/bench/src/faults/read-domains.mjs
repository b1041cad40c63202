import { analyzeDns } from '@hunter/core-dns';
import { createDnsTransport } from '@hunter/dns-transport';

/**
 * @typedef {import('@hunter/core-dns').DnsReading} DnsReading
 */

const READ_AT = '2026-01-01T00:00:00.000Z';
/** As long as a scan gives one domain. */
const DOMAIN_DEADLINE_MS = 8_000;

/**
 * Reads every domain through a transport of its own, so many at the same time.
 * @param {string} server
 * @param {readonly string[]} domains
 * @param {{ concurrency: number }} options
 * @returns {Promise<{ readings: readonly DnsReading[], stats: import('@hunter/dns-transport').DnsTransportStats }>}
 */
export async function readDomains(server, domains, { concurrency }) {
  const transport = createDnsTransport({ servers: [server], maxInFlightPerServer: 1_000 });
  /** @type {DnsReading[]} */
  const readings = [];
  let next = 0;
  const readOn = async () => {
    for (let index = next++; index < domains.length; index = next++) {
      const resolver = transport.within(DOMAIN_DEADLINE_MS);
      readings[index] = await analyzeDns(domains[index] ?? '', resolver, { readAt: READ_AT });
    }
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, readOn));
    return { readings, stats: transport.stats() };
  } finally {
    await transport.close();
  }
}
