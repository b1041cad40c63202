import { analyzeDns, type DnsResolver } from '@hunter/core-dns';
import type { LeadRow, ScannedLead } from '@hunter/persistence';
import { toScannedLead } from '../src';
import { microsoftDomain, type DnsScript } from './scripted-domain-reader';

const UNSCANNED: LeadRow = {
  id: '11111111-1111-4111-8111-111111111111',
  domain: 'first.example',
  unicode_domain: 'first.example',
  company_name: null,
  country: null,
  website: null,
  contact_emails: [],
  contact_quality_score: null,
  source: 'import',
  tenant_size: null,
  tenant_size_source: null,
  provider: null,
  mailbox_host: null,
  gateway: null,
  tenant: null,
  tenant_elsewhere: null,
  mail_setup: null,
  local_provider: null,
  mx_root: null,
  mx_hosts: null,
  spf: null,
  spf_record: null,
  dkim: null,
  dkim_selectors: null,
  dmarc_policy: null,
  dmarc_coverage: null,
  dmarc_record: null,
  registrar: null,
  expires_at: null,
  nameservers: null,
  registration_status: 'unknown',
  registration_source: null,
  registration_read_at: null,
  infrastructure_summary: null,
  network: null,
  reading: null,
  scan_status: 'pending',
  scanned_at: null,
  incomplete: true,
  readiness_score: null,
  segment: null,
  priority_score: null,
  technical_heat: null,
  commercial_segment: null,
  commercial_heat: null,
  priority_category: null,
  priority_label: null,
  hard_fail: null,
  rules_version: null,
  owner: null,
  created_at: '2026-03-01T09:00:00.000Z',
  updated_at: '2026-03-01T09:00:00.000Z',
  row_version: 1,
};

/** A lead that waits for its first scan. */
export function unscannedLead(fields: Partial<LeadRow> = {}): LeadRow {
  return { ...UNSCANNED, ...fields };
}

/** A lead as a scan by the script leaves it. */
export async function scannedLead(
  fields: Partial<LeadRow> = {},
  script: DnsScript = microsoftDomain,
): Promise<LeadRow> {
  const domain = fields.domain ?? UNSCANNED.domain;
  const resolver: DnsResolver = {
    query: (name, type) => Promise.resolve(script(name, type) ?? { kind: 'absent', reason: 'nodata' }),
  };
  const reading = await analyzeDns(domain, resolver, { readAt: '2026-03-01T10:00:00.000Z' });
  const { scan_reading: _only, ...scanned }: ScannedLead = toScannedLead(
    { domain, unicodeDomain: domain, companyName: null, source: 'scan' },
    null,
    reading,
  );
  return { ...UNSCANNED, ...(scanned as Partial<LeadRow>), ...fields };
}
