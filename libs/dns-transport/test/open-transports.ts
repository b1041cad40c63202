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

/**
 * A transport to test servers, closed by `closeAll`. Its time-out is long, so that on a busy machine an answer is not
 * taken for lost; a test of silence sets its own.
 */
export function transportTo(
  servers: readonly { readonly address: string }[],
  options: DnsTransportOptions = {},
): DnsTransport {
  const transport = createDnsTransport({ servers: servers.map(({ address }) => address), timeoutMs: 3000, ...options });
  open.push(transport);
  return transport;
}

/** Has `closeAll` close something else too. */
export function closeLater(each: { close(): Promise<void> }): void {
  open.push(each);
}

export async function closeAll(): Promise<void> {
  for (const each of open.splice(0).reverse()) await each.close();
}

/** So many different names. */
export function manyNames(count: number, prefix = 'n'): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${String(index)}.example`);
}
