import type { MailEvidenceRow, ScanStatus } from './lead-row';

/** What one scan writes into a lead. Names are the table's columns. */
export interface ScannedLead {
  readonly domain: string;
  readonly unicode_domain: string;
  readonly source: string;
  readonly company_name: string | null;
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
  readonly dmarc_policy: string | null;
  readonly dmarc_coverage: number | null;
  readonly dmarc_record: string | null;
  /** The known parts of this and earlier readings, each with the time it was read. */
  readonly reading: unknown;
  /** This reading alone, for the history; null when it is all that `reading` holds, so that it travels once. */
  readonly scan_reading: unknown;
  readonly scan_status: ScanStatus;
  readonly scanned_at: string;
  readonly incomplete: boolean;
  readonly readiness_score: number | null;
  readonly segment: string | null;
  readonly priority_score: number | null;
  readonly technical_heat: string | null;
  readonly commercial_segment: string | null;
  readonly commercial_heat: string | null;
  readonly priority_category: string | null;
  readonly priority_label: string | null;
  readonly hard_fail: string | null;
  readonly rules_version: string;
}

/** Columns of {@link ScannedLead} in the lead table with their SQL types, in one place for the bulk upsert. */
export const SCANNED_LEAD_COLUMNS = {
  domain: 'text',
  unicode_domain: 'text',
  source: 'text',
  company_name: 'text',
  provider: 'text',
  mailbox_host: 'text',
  gateway: 'text',
  tenant: 'boolean',
  tenant_elsewhere: 'boolean',
  mail_setup: 'jsonb',
  local_provider: 'text',
  mx_root: 'text',
  mx_hosts: 'jsonb',
  spf: 'boolean',
  spf_record: 'text',
  dkim: 'boolean',
  dkim_selectors: 'jsonb',
  dmarc_policy: 'text',
  dmarc_coverage: 'integer',
  dmarc_record: 'text',
  reading: 'jsonb',
  scan_status: 'text',
  scanned_at: 'timestamptz',
  incomplete: 'boolean',
  readiness_score: 'integer',
  segment: 'text',
  priority_score: 'integer',
  technical_heat: 'text',
  commercial_segment: 'text',
  commercial_heat: 'text',
  priority_category: 'text',
  priority_label: 'text',
  hard_fail: 'text',
  rules_version: 'text',
} as const satisfies Record<Exclude<keyof ScannedLead, 'scan_reading'>, string>;
