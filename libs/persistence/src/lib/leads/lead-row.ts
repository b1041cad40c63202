import type { LeadNetwork } from '../lookups/lead-lookup.repository';

/** How the last scan went. `partial`: some part could not be read; `dns-*`: the mail servers could not be read at all. */
export const SCAN_STATUSES = ['pending', 'completed', 'partial', 'dns-timeout', 'dns-servfail', 'dns-failed'] as const;
export type ScanStatus = (typeof SCAN_STATUSES)[number];

/** One line of evidence for the verdict on the mail set-up. */
export interface MailEvidenceRow {
  readonly code: string;
  /** Which question it bears on: mailbox host, gateway or tenant. */
  readonly question: string;
  /** The provider or gateway it points to; null when it points to nobody. */
  readonly supports: string | null;
  readonly record: { readonly type: string; readonly name: string; readonly value: string };
}

/** A lead as the table holds it (dates as ISO strings); integrations' columns are not here. */
export interface LeadRow {
  readonly id: string;
  readonly domain: string;
  readonly unicode_domain: string;
  readonly company_name: string | null;
  readonly country: string | null;
  readonly website: string | null;
  readonly contact_emails: readonly string[];
  readonly contact_quality_score: number | null;
  readonly source: string;
  readonly tenant_size: 'small' | 'medium' | 'large' | null;
  readonly tenant_size_source: string | null;
  readonly provider: string | null;
  readonly mailbox_host: string | null;
  readonly gateway: string | null;
  readonly tenant: boolean | null;
  readonly tenant_elsewhere: boolean | null;
  readonly mail_setup: { readonly confidence: number; readonly evidence: readonly MailEvidenceRow[] } | null;
  readonly local_provider: string | null;
  readonly mx_root: string | null;
  readonly mx_hosts: readonly string[] | null;
  readonly spf: boolean | null;
  readonly spf_record: string | null;
  readonly dkim: boolean | null;
  readonly dkim_selectors: readonly string[] | null;
  readonly dmarc_policy: 'none' | 'quarantine' | 'reject' | 'unknown' | null;
  readonly dmarc_coverage: number | null;
  readonly dmarc_record: string | null;
  readonly registrar: string | null;
  readonly expires_at: string | null;
  readonly nameservers: readonly string[] | null;
  readonly registration_status: string;
  /** `rdap` or `whois`. */
  readonly registration_source: string | null;
  readonly registration_read_at: string | null;
  readonly infrastructure_summary: string | null;
  /** Where the first mail host stands; null: not looked up, or nothing was found. */
  readonly network: LeadNetwork | null;
  readonly reading: unknown;
  readonly scan_status: ScanStatus;
  readonly scanned_at: string | null;
  readonly incomplete: boolean;
  readonly readiness_score: number | null;
  readonly segment: 'Migration' | 'Existing' | 'Cold' | 'Skip' | null;
  readonly priority_score: number | null;
  readonly technical_heat: string | null;
  readonly commercial_segment: string | null;
  readonly commercial_heat: string | null;
  readonly priority_category: string | null;
  readonly priority_label: string | null;
  readonly hard_fail: string | null;
  readonly rules_version: string | null;
  readonly owner: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly row_version: number;
}
