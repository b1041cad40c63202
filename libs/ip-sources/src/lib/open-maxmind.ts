import { isIP } from 'node:net';
import type { IpFacts, IpSource, IpSourceName } from '@hunter/core-enrichment';
import { open } from 'maxmind';
import type { AsnResponse, CityResponse, CountryResponse, Reader, Response } from 'maxmind';
import type { OpenIpSource } from './open-ip-source.js';

type MaxmindSource = Extract<IpSourceName, `maxmind-${string}`>;

/** What a database of each kind calls itself. A file in the wrong place would otherwise be open and silent for ever. */
const DATABASE_TYPES: Readonly<Record<MaxmindSource, RegExp>> = {
  'maxmind-asn': /ASN|ISP|Enterprise/,
  'maxmind-city': /City|Enterprise/,
  'maxmind-country': /Country|City|Enterprise/,
};

const TO_FACTS: Readonly<Record<MaxmindSource, (record: Response) => Partial<IpFacts>>> = {
  'maxmind-asn': (record) => {
    const { autonomous_system_number, autonomous_system_organization } = record as Partial<AsnResponse>;
    return { asn: autonomous_system_number ?? null, asnOrg: autonomous_system_organization ?? null };
  },
  'maxmind-city': (record) => {
    const { country, city } = record as CityResponse;
    return { country: country?.iso_code ?? null, city: city?.names.en ?? null };
  },
  'maxmind-country': (record) => ({ country: (record as CountryResponse).country?.iso_code ?? null }),
};

/** Opens a MaxMind DB file (`.mmdb`), which is then held in memory. @throws Error when it is none, or of another kind. */
export async function openMaxmind(source: MaxmindSource, path: string): Promise<OpenIpSource> {
  const reader = await openReader(path);
  const { databaseType } = reader.metadata;
  if (!DATABASE_TYPES[source].test(databaseType))
    throw new Error(`holds "${databaseType}", which is no ${source} data`);
  return { lookUp: (ip) => lookUp(reader, TO_FACTS[source], ip), close: () => undefined };
}

async function openReader(path: string): Promise<Reader<Response>> {
  try {
    return await open<Response>(path);
  } catch (error) {
    // The library says where its decoder stumbled; a missing file says so by itself.
    if (typeof error === 'object' && error !== null && 'code' in error) throw error;
    throw new Error('is no MaxMind DB file, or was cut off', { cause: error });
  }
}

function lookUp(
  reader: Reader<Response>,
  toFacts: (record: Response) => Partial<IpFacts>,
  ip: string,
): ReturnType<IpSource> {
  const version = isIP(ip);
  if (version === 0) return { kind: 'failed', cause: 'invalid-address' };
  // The reader would walk 32 of the 128 bits and find somebody else.
  if (version === 6 && reader.metadata.ipVersion === 4) return { kind: 'failed', cause: 'unsupported-address' };
  try {
    const record = reader.get(ip);
    return record === null ? { kind: 'absent' } : { kind: 'found', facts: toFacts(record) };
  } catch {
    // A damaged data section shows only when its record is read.
    return { kind: 'failed', cause: 'unreadable' };
  }
}
