import type { DnsResolver } from './dns-answer.js';
import { toAbsent, toUnknown } from './reading-parts.js';
import type { CnameDetail, CnameProbe, DnsPart } from './reading.js';

/** Every CNAME probe, in the order in which readings list them. */
export const CNAME_PROBES: readonly CnameProbe[] = [
  'autodiscover',
  'enterpriseregistration',
  'enterpriseenrollment',
  'lyncdiscover',
];

/**
 * Asks for the CNAME at each probed name; only the first target counts, where it leads is not Hunter's question. One that
 * leads to itself is a mistake that says nothing about who manages the name: unknown.
 */
export async function fetchCnames(
  domain: string,
  probes: readonly CnameProbe[],
  resolver: DnsResolver,
  readAt: string,
): Promise<Partial<Record<CnameProbe, DnsPart<CnameDetail>>>> {
  const parts = await Promise.all(
    probes.map(async (probe) => [probe, await fetchCname(`${probe}.${domain}`, resolver, readAt)] as const),
  );
  return Object.fromEntries(parts);
}

async function fetchCname(name: string, resolver: DnsResolver, readAt: string): Promise<DnsPart<CnameDetail>> {
  const answer = await resolver.query(name, 'CNAME');
  if (answer.kind === 'failed') return toUnknown({ name, readAt }, answer.cause);
  if (answer.kind === 'absent') return toAbsent({ name, readAt }, answer.reason);
  for (const record of answer.records) {
    if (record.type !== 'CNAME') continue;
    if (record.target === name) return toUnknown({ name, readAt }, 'malformed');
    return { status: 'present', name, readAt, raw: `${record.target}.`, target: record.target };
  }
  return toAbsent({ name, readAt }, 'no-such-record');
}
