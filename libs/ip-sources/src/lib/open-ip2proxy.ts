import { isIP } from 'node:net';
import type { IpSource } from '@hunter/core-enrichment';
import { IP2Proxy } from 'ip2proxy-nodejs';
import { binText } from './bin-text.js';
import { checkBinFile, PROBE_ADDRESS } from './check-bin-file.js';
import type { OpenIpSource } from './open-ip-source.js';

/** Opens an IP2Proxy BIN file. @throws Error when it is missing or broken. */
export async function openIp2proxy(path: string): Promise<OpenIpSource> {
  await checkBinFile(path, 'ip2proxy');
  const database = new IP2Proxy();
  database.open(path);
  // It keeps a failure to itself, so it is asked something at once.
  if (lookUp(database, PROBE_ADDRESS).kind === 'failed') throw new Error('cannot be read');
  return { lookUp: (ip) => lookUp(database, ip), close: () => void database.close() };
}

/** `isProxy` as the library tells it. A data centre, search engine or crawler (2) hides nobody. */
const IS_PROXY: ReadonlyMap<number, boolean> = new Map([
  [0, false],
  [1, true],
  [2, false],
]);
const IPV6_UNSUPPORTED = 'IPV6 ADDRESS MISSING IN IPV4 BIN';

function lookUp(database: IP2Proxy, ip: string): ReturnType<IpSource> {
  if (isIP(ip) === 0) return { kind: 'failed', cause: 'invalid-address' };
  const record = readRecord(database, ip);
  if (record?.countryShort === IPV6_UNSUPPORTED) return { kind: 'failed', cause: 'unsupported-address' };
  const isProxy = record === null ? undefined : IS_PROXY.get(record.isProxy);
  if (record === null || isProxy === undefined) return { kind: 'failed', cause: 'unreadable' };
  return { kind: 'found', facts: { isProxy, proxyType: binText(record.proxyType) } };
}

// The synchronous call, a few reads of cached pages: the asynchronous one prints a failed read and goes on with zeros.
function readRecord(database: IP2Proxy, ip: string): ReturnType<IP2Proxy['getAll']> | null {
  try {
    return database.getAll(ip);
  } catch {
    return null;
  }
}
