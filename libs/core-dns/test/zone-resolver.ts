import type { DnsAnswer, DnsFailureCause, DnsRecord, DnsRecordType, DnsResolver } from '../src/index.js';

/** Zone text per name and type: `{ 'firma.example': { MX: ['10 mx.example'], TXT: ['v=spf1 -all'] } }`. */
export type Zone = Readonly<
  Record<string, Partial<Record<DnsRecordType, readonly string[] | DnsFailureCause>> | DnsFailureCause>
>;

export interface ZoneResolver extends DnsResolver {
  /** Every question in the order in which it was asked, as `name type`. */
  readonly asked: string[];
}

/** A resolver over a small zone; what the zone does not name does not exist. CNAMEs are given, not followed. */
export function createZoneResolver(zone: Zone): ZoneResolver {
  const asked: string[] = [];
  return {
    asked,
    query: (name, type) => {
      asked.push(`${name} ${type}`);
      return Promise.resolve(answer(zone, name, type));
    },
  };
}

function answer(zone: Zone, name: string, type: DnsRecordType): DnsAnswer {
  const node = zone[name];
  if (node === undefined) {
    const exists = Object.keys(zone).some((other) => other.endsWith(`.${name}`));
    return { kind: 'absent', reason: exists ? 'nodata' : 'nxdomain' };
  }
  if (typeof node === 'string') return { kind: 'failed', cause: node };
  const values = node[type];
  if (typeof values === 'string') return { kind: 'failed', cause: values };
  const texts = values ?? node.CNAME;
  if (texts === undefined || typeof texts === 'string') return { kind: 'absent', reason: 'nodata' };
  const shownType = values === undefined ? 'CNAME' : type;
  return { kind: 'records', authenticated: false, records: texts.map((text) => toRecord(shownType, text)) };
}

function toRecord(type: DnsRecordType, text: string): DnsRecord {
  switch (type) {
    case 'MX': {
      const [preference, exchange] = text.split(' ');
      return { type, preference: Number(preference), exchange: exchange ?? '' };
    }
    case 'TXT':
      return { type, text };
    case 'A':
    case 'AAAA':
      return { type, address: text };
    case 'CNAME':
    case 'NS':
    case 'PTR':
      return { type, target: text };
    case 'SOA':
      return { type, mname: text, rname: text, serial: 1, minimum: 60 };
  }
}
