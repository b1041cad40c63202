import { infrastructureSummary, type IpEnrichment, type IpFacts } from '@hunter/core-enrichment';
import type { LeadNetwork } from '@hunter/persistence';

export interface KnownNetwork {
  readonly network: LeadNetwork | null;
  readonly infrastructureSummary: string | null;
}

export interface PlannedNetwork {
  readonly network: LeadNetwork;
  readonly infrastructureSummary: string | null;
}

/**
 * What a lead's network is after a look-up; null when nothing is to be written. Where a database could not be read, what
 * it once said of the same address stays, and a line about the network is never replaced by nothing. Pure.
 */
export function planNetwork(known: KnownNetwork, latest: IpEnrichment, readAt: string): PlannedNetwork | null {
  const failed = latest.sources.filter(({ status }) => status === 'unknown').length;
  if (failed === latest.sources.length) return null;
  const earlier = known.network;
  const kept = failed > 0 && earlier?.ip_address === latest.ip ? earlier : null;
  const network: LeadNetwork = {
    ip_address: latest.ip,
    asn: latest.asn ?? kept?.asn ?? null,
    asn_org: latest.asnOrg ?? kept?.asn_org ?? null,
    isp: latest.isp ?? kept?.isp ?? null,
    country: latest.country ?? kept?.country ?? null,
    city: latest.city ?? kept?.city ?? null,
    usage_type: latest.usageType ?? kept?.usage_type ?? null,
    is_proxy: latest.isProxy ?? kept?.is_proxy ?? null,
    proxy_type: proxyTypeOf(latest, kept),
    read_at: readAt,
  };
  const summary = infrastructureSummary({ ...network, usageType: network.usage_type });
  const planned = { network, infrastructureSummary: summary ?? (failed > 0 ? known.infrastructureSummary : null) };
  return isKnown(planned, known) ? null : planned;
}

/** The kind of proxy belongs to the verdict: a list that was read and names no kind must not keep an old one. */
function proxyTypeOf(latest: Pick<IpFacts, 'isProxy' | 'proxyType'>, kept: LeadNetwork | null): string | null {
  return latest.isProxy === null ? (kept?.proxy_type ?? null) : latest.proxyType;
}

function isKnown(planned: PlannedNetwork, known: KnownNetwork): boolean {
  const { network } = known;
  if (network === null || planned.infrastructureSummary !== known.infrastructureSummary) return false;
  const columns = Object.keys(planned.network) as (keyof LeadNetwork)[];
  return columns.every((column) => column === 'read_at' || planned.network[column] === network[column]);
}
