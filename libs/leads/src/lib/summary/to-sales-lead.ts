import type { SalesLead } from '@hunter/core-sales-engine';
import type { LeadNetwork, LeadRow } from '@hunter/persistence';

/** What the sales engine needs to know of a lead. */
export function toSalesLead(lead: LeadRow): SalesLead {
  return {
    domain: lead.domain,
    unicodeDomain: lead.unicode_domain,
    provider: lead.provider as SalesLead['provider'],
    segment: lead.segment,
    readinessScore: lead.readiness_score,
    priorityScore: lead.priority_score,
    tenantSize: lead.tenant_size,
    localProvider: lead.local_provider,
    spf: lead.spf,
    dkim: lead.dkim,
    dmarcPolicy: lead.dmarc_policy,
    dmarcCoverage: lead.dmarc_coverage,
    contactQualityScore: lead.contact_quality_score,
    expiresAt: lead.expires_at,
    spfRecord: lead.spf_record,
    mxRoot: lead.mx_root,
    infrastructureSummary: lead.infrastructure_summary,
    ipContext: toIpContext(lead.network),
    gateway: lead.gateway,
    tenantElsewhere: lead.tenant_elsewhere,
    hardFail: lead.hard_fail === 'mx-missing' ? 'mx-missing' : null,
    incomplete: lead.incomplete,
  };
}

function toIpContext(network: LeadNetwork | null): NonNullable<SalesLead['ipContext']> | null {
  if (network === null) return null;
  return { country: network.country, isProxy: network.is_proxy, proxyType: network.proxy_type };
}
