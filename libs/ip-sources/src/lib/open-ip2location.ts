import { isIP } from 'node:net';
import type { IpSource } from '@hunter/core-enrichment';
import { IP2Location } from 'ip2location-nodejs';
import { binText } from './bin-text.js';
import { checkBinFile, PROBE_ADDRESS } from './check-bin-file.js';
import type { OpenIpSource } from './open-ip-source.js';

/** Opens an IP2Location BIN file. @throws Error when it is missing or broken. */
export async function openIp2location(path: string): Promise<OpenIpSource> {
  await checkBinFile(path, 'ip2location');
  const database = new IP2Location();
  database.open(path);
  // It keeps a failure to itself, so it is asked something at once.
  if (lookUp(database, PROBE_ADDRESS).kind === 'failed') throw new Error('cannot be read');
  return { lookUp: (ip) => lookUp(database, ip), close: () => void database.close() };
}

function lookUp(database: IP2Location, ip: string): ReturnType<IpSource> {
  if (isIP(ip) === 0) return { kind: 'failed', cause: 'invalid-address' };
  const record = readRecord(database, ip);
  if (record === null || FAILURES.has(record.countryShort)) return { kind: 'failed', cause: 'unreadable' };
  if (record.countryShort === IPV6_UNSUPPORTED) return { kind: 'failed', cause: 'unsupported-address' };
  const facts = {
    country: binText(record.countryShort),
    city: binText(record.city),
    isp: binText(record.isp),
    usageType: binText(record.usageType),
  };
  return Object.values(facts).every((fact) => fact === null) ? { kind: 'absent' } : { kind: 'found', facts };
}

/** The library answers a valid address that no row covers, and a file that went away, with these words in every column. */
const FAILURES: ReadonlySet<string> = new Set(['INVALID_IP_ADDRESS', 'MISSING_FILE', '?']);
const IPV6_UNSUPPORTED = 'IPV6_NOT_SUPPORTED';

// The synchronous call, a few reads of cached pages: the asynchronous one prints a failed read and goes on with zeros.
function readRecord(database: IP2Location, ip: string): ReturnType<IP2Location['getAll']> | null {
  try {
    return database.getAll(ip);
  } catch {
    return null;
  }
}
