export { createDnsTransport } from './lib/create-dns-transport.js';
export type { DnsTransport } from './lib/create-dns-transport.js';
export type { DnsTransportOptions, DnsTransportStats } from './lib/transport-options.js';
