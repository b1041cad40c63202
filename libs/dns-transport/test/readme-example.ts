import type { DnsAnswer } from '@hunter/core-dns';
import { createDnsTransport } from '../src/index.js';

/** Asks for the mail hosts of a domain, in two seconds or not at all. */
export async function fetchMx(domain: string, server: string): Promise<DnsAnswer> {
  const transport = createDnsTransport({ servers: [server], maxInFlightPerServer: 64 });
  try {
    return await transport.within(2000).query(domain, 'MX');
  } finally {
    await transport.close();
  }
}
