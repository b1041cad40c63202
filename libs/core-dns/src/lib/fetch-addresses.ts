import type { DnsAnswer, DnsResolver } from './dns-answer.js';
import { queryFollowing } from './query-following.js';
import type { PartOrigin } from './reading-parts.js';
import { toAbsent, toUnknown } from './reading-parts.js';
import type { AddressDetail, AddressLookup, DnsPart } from './reading.js';

/** Asks for one kind of addresses of each host, all at once. */
export async function fetchAddresses(
  part: AddressLookup['part'],
  hosts: readonly string[],
  resolver: DnsResolver,
  readAt: string,
): Promise<readonly AddressLookup[]> {
  const type = part.endsWith('aaaa') ? 'AAAA' : 'A';
  return Promise.all(
    hosts.map(async (host) => {
      const answer = await queryFollowing(resolver, host, type);
      return { part, host, result: readAddresses(answer, type, { name: host, readAt }) };
    }),
  );
}

function readAddresses(answer: DnsAnswer, type: 'A' | 'AAAA', origin: PartOrigin): DnsPart<AddressDetail> {
  if (answer.kind === 'failed') return toUnknown(origin, answer.cause);
  if (answer.kind === 'absent') return toAbsent(origin, answer.reason);
  const addresses = toAddresses(answer, type);
  if (addresses.length === 0) return toAbsent(origin, 'no-such-record');
  return { status: 'present', ...origin, raw: addresses.join('\n'), addresses };
}

/** The addresses of an answer, in a fixed order. */
export function toAddresses(answer: DnsAnswer, type: 'A' | 'AAAA'): readonly string[] {
  if (answer.kind !== 'records') return [];
  return answer.records.flatMap((record) => (record.type === type ? [record.address] : [])).sort();
}
