import type { DnsResolver } from './dns-answer.js';
import { fetchAddresses } from './fetch-addresses.js';
import { fetchSpfTree } from './fetch-spf-tree.js';
import type { DnsFinding } from './finding.js';
import { isBimiText, parseBimi } from './parse-bimi.js';
import { isMtaStsText, parseMtaSts } from './parse-mta-sts.js';
import { isTlsRptText, parseTlsRpt } from './parse-tls-rpt.js';
import type { DnsPartName } from './part-names.js';
import { queryFollowing } from './query-following.js';
import type { PolicyRecordKind } from './read-policy-record.js';
import { readPolicyRecord } from './read-policy-record.js';
import type { AddressLookup, DnsPart, DnsReading, MxDetail, SpfDetail } from './reading.js';

/** A part that no score rests on and that costs look-ups of its own. */
export type ExtraPartName = Extract<
  DnsPartName,
  'mta-sts' | 'tls-rpt' | 'bimi' | 'a' | 'aaaa' | 'mx-a' | 'mx-aaaa' | 'spf-tree'
>;

/** Every {@link ExtraPartName}. */
export const EXTRA_PARTS: readonly ExtraPartName[] = [
  'mta-sts',
  'tls-rpt',
  'bimi',
  'a',
  'aaaa',
  'mx-a',
  'mx-aaaa',
  'spf-tree',
];

export interface ExtraPartsContext {
  readonly parts: readonly ExtraPartName[];
  /** Of how many mail hosts to read the addresses, in sending order. */
  readonly maxMxHosts: number;
  readonly readAt: string;
  readonly mx: DnsPart<MxDetail>;
  readonly spf: DnsPart<SpfDetail>;
}

interface ExtraParts {
  readonly parts: Pick<DnsReading, 'mtaSts' | 'tlsRpt' | 'bimi' | 'addresses' | 'spfTree'>;
  readonly findings: readonly DnsFinding[];
}

/** Reads the extra parts that were asked for, all at once. */
export async function fetchExtraParts(
  domain: string,
  resolver: DnsResolver,
  context: ExtraPartsContext,
): Promise<ExtraParts> {
  const { readAt } = context;
  const isWanted = (part: ExtraPartName): boolean => context.parts.includes(part);
  const fetchRecord = async <Record>(
    prefix: string,
    kind: PolicyRecordKind<Record>,
  ): Promise<ReturnType<typeof readPolicyRecord<Record>> | undefined> => {
    if (!isWanted(kind.part)) return undefined;
    const name = `${prefix}.${domain}`;
    return readPolicyRecord(await queryFollowing(resolver, name, 'TXT'), { name, readAt }, kind);
  };
  const [mtaSts, tlsRpt, bimi, addresses, tree] = await Promise.all([
    fetchRecord('_mta-sts', { part: 'mta-sts', isText: isMtaStsText, parse: parseMtaSts }),
    fetchRecord('_smtp._tls', { part: 'tls-rpt', isText: isTlsRptText, parse: parseTlsRpt }),
    fetchRecord('default._bimi', { part: 'bimi', isText: isBimiText, parse: parseBimi }),
    fetchAllAddresses(domain, resolver, context),
    isWanted('spf-tree') ? fetchSpfTree(context.spf, resolver, { name: domain, readAt }) : undefined,
  ]);
  return {
    parts: {
      ...(mtaSts && { mtaSts: mtaSts.part }),
      ...(tlsRpt && { tlsRpt: tlsRpt.part }),
      ...(bimi && { bimi: bimi.part }),
      ...(addresses && { addresses }),
      ...(tree && { spfTree: tree.part }),
    },
    findings: [mtaSts, tlsRpt, bimi, tree].flatMap((read) => read?.findings ?? []),
  };
}

/** Addresses of the domain and of its first mail hosts; undefined when none were asked for. */
async function fetchAllAddresses(
  domain: string,
  resolver: DnsResolver,
  { parts, maxMxHosts, mx, readAt }: ExtraPartsContext,
): Promise<readonly AddressLookup[] | undefined> {
  const mxHosts = mx.status === 'present' ? mx.hosts.slice(0, maxMxHosts).map(({ host }) => host) : [];
  const wanted = ADDRESS_PARTS.filter((part) => parts.includes(part));
  if (wanted.length === 0) return undefined;
  const lookups = await Promise.all(
    wanted.map((part) => fetchAddresses(part, part.startsWith('mx-') ? mxHosts : [domain], resolver, readAt)),
  );
  return lookups.flat();
}

const ADDRESS_PARTS = ['a', 'aaaa', 'mx-a', 'mx-aaaa'] as const;
