import { toEvidence, type DnsReading } from '@hunter/core-dns';
import { genericEmails } from '@hunter/core-enrichment';
import type { LeadRow, ListedLead } from '@hunter/persistence';
import type { EvidenceDto, LeadDetailDto, LeadItemDto } from './lead.dto';

/** The wire form of a lead in a list, with what integrations add to it. */
export function leadToItem({ lead, contributed }: ListedLead): LeadItemDto {
  return {
    id: lead.id,
    domain: lead.domain,
    unicode_domain: lead.unicode_domain,
    company_name: lead.company_name,
    country: lead.country,
    website: lead.website,
    source: lead.source,
    provider: lead.provider,
    mailbox_host: lead.mailbox_host,
    gateway: lead.gateway,
    tenant: lead.tenant,
    tenant_elsewhere: lead.tenant_elsewhere,
    local_provider: lead.local_provider,
    mx_root: lead.mx_root,
    mx_hosts: lead.mx_hosts === null ? null : [...lead.mx_hosts],
    spf: lead.spf,
    dkim: lead.dkim,
    // Nothing was asked yet: null would say that there is no policy.
    dmarc_policy: lead.scanned_at === null ? 'unknown' : lead.dmarc_policy,
    dmarc_coverage: lead.dmarc_coverage,
    scan_status: lead.scan_status,
    scanned_at: lead.scanned_at,
    incomplete: lead.incomplete,
    readiness_score: lead.readiness_score,
    segment: lead.segment,
    priority_score: lead.priority_score,
    technical_heat: lead.technical_heat,
    commercial_segment: lead.commercial_segment,
    commercial_heat: lead.commercial_heat,
    priority_category: lead.priority_category,
    priority_label: lead.priority_label,
    hard_fail: lead.hard_fail,
    rules_version: lead.rules_version,
    tenant_size: lead.tenant_size,
    owner: lead.owner,
    created_at: lead.created_at,
    updated_at: lead.updated_at,
    row_version: lead.row_version,
    ...contributed,
  };
}

/** The wire form of a lead with its readings. */
export function leadToDetail(listed: ListedLead): LeadDetailDto {
  const { lead } = listed;
  return {
    ...leadToItem(listed),
    spf_record: lead.spf_record,
    dmarc_record: lead.dmarc_record,
    dkim_selectors: lead.dkim_selectors === null ? null : [...lead.dkim_selectors],
    registrar: lead.registrar,
    expires_at: lead.expires_at,
    nameservers: lead.nameservers === null ? null : [...lead.nameservers],
    registration_status: lead.registration_status,
    registration_source: lead.registration_source,
    registration_read_at: lead.registration_read_at,
    infrastructure_summary: lead.infrastructure_summary,
    network: lead.network === null ? null : { ...lead.network },
    contact_emails: [...lead.contact_emails],
    contact_quality_score: lead.contact_quality_score,
    guessed_emails: guessedEmailsOf(lead),
    mail_setup:
      lead.mail_setup === null
        ? null
        : { confidence: lead.mail_setup.confidence, evidence: lead.mail_setup.evidence.map((line) => ({ ...line })) },
    evidence: evidenceOf(lead.reading as DnsReading | null),
    findings: ((lead.reading as DnsReading | null)?.findings ?? []).map((finding) => ({ ...finding })),
  };
}

/** None where the domain takes no mail, and none that somebody has given. */
function guessedEmailsOf(lead: LeadRow): string[] {
  if (lead.hard_fail === 'mx-missing') return [];
  return genericEmails(lead.domain).filter((email) => !lead.contact_emails.includes(email));
}

export function evidenceOf(reading: DnsReading | null): EvidenceDto[] {
  if (reading === null) return [];
  return toEvidence(reading).map(({ readAt, ...line }) => ({ ...line, read_at: readAt }));
}
