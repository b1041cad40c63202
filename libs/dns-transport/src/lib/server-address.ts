import { getServers } from 'node:dns';
import { isIPv6 } from 'node:net';

/** Where a DNS server listens, for UDP and TCP alike. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
}

/** Reads `host`, `host:port`, an IPv6 address or `[IPv6]:port`; the port is 53 when missing. Null when it is neither. */
export function readServerAddress(text: string): ServerAddress | null {
  const trimmed = text.trim();
  const bare = trimmed.split('%')[0] ?? '';
  if (isIPv6(bare)) return { host: trimmed, port: 53 };
  const match = /^(?:\[([^\]]+)\]|([^:[\]\s]+))(?::(\d{1,5}))?$/.exec(trimmed);
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3] ?? 53);
  if (host === undefined || port < 1 || port > 65535) return null;
  return match?.[1] !== undefined && !isIPv6(host.split('%')[0] ?? '') ? null : { host, port };
}

/** The given servers, or those of the operating system. Throws on an address that cannot be read: a wrong setting. */
export function resolveServers(servers: readonly string[] | undefined): readonly ServerAddress[] {
  const texts = servers === undefined || servers.length === 0 ? getServers() : servers;
  return texts.map((text) => {
    const address = readServerAddress(text);
    if (address === null) throw new Error(`not a DNS server address: ${text}`);
    return address;
  });
}
