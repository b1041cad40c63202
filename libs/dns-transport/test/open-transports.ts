import { createDnsTransport } from '../src/index.js';
import type { DnsTransport, DnsTransportOptions } from '../src/index.js';
import type { Asked, Reply, TestDnsServer } from './dns-server.js';
import { startDnsServer } from './dns-server.js';

const open: { close(): Promise<void> }[] = [];

/** A test server that is closed by `closeAll`. */
export async function serve(
  reply: (asked: Asked) => Reply,
  options?: Parameters<typeof startDnsServer>[1],
): Promise<TestDnsServer> {
  const server = await startDnsServer(reply, options);
  open.push(server);
  return server;
}

/** A transport to test servers, closed by `closeAll`. */
export function transportTo(
  servers: readonly { readonly address: string }[],
  options: DnsTransportOptions = {},
): DnsTransport {
  const transport = createDnsTransport({ servers: servers.map(({ address }) => address), timeoutMs: 60, ...options });
  open.push(transport);
  return transport;
}

export async function closeAll(): Promise<void> {
  for (const each of open.splice(0).reverse()) await each.close();
}

/** So many different names. */
export function manyNames(count: number, prefix = 'n'): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${String(index)}.example`);
}
