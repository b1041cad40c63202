import type { LeadItem } from '../../api/types';
import { toCsvCell } from '../../components/to-csv-cell';

const COLUMNS: readonly (readonly [string, (lead: LeadItem) => string | number | null | undefined])[] = [
  ['domain', (lead) => lead.unicode_domain],
  ['company', (lead) => lead.company_name],
  ['priority', (lead) => lead.priority_category],
  ['segment', (lead) => lead.segment ?? 'unknown'],
  ['score', (lead) => lead.readiness_score ?? 'unknown'],
  ['incomplete', (lead) => String(lead.incomplete)],
  [
    'mailbox_host',
    (lead) => (lead.hard_fail === 'mx-missing' ? 'none' : (lead.mailbox_host ?? lead.provider ?? 'unknown')),
  ],
  ['gateway', (lead) => lead.gateway ?? noneOrUnknown(lead)],
  ['local_provider', (lead) => lead.local_provider ?? noneOrUnknown(lead)],
  ['microsoft_tenant', (lead) => toTruth(lead.tenant)],
  ['tenant_elsewhere', (lead) => toTruth(lead.tenant_elsewhere)],
  ['scan_status', (lead) => lead.scan_status],
  ['scanned_at', (lead) => lead.scanned_at],
  ['d365_status', (lead) => lead.d365_status],
];

/** The leads as CSV with stable names of columns and values. What was not read is `unknown`, never `none` and never empty. */
export function toLeadsCsv(leads: readonly LeadItem[]): string {
  const lines = leads.map((lead) => COLUMNS.map(([, read]) => toCsvCell(read(lead))).join(','));
  return [COLUMNS.map(([name]) => name).join(','), ...lines, ''].join('\r\n');
}

function noneOrUnknown(lead: LeadItem): string {
  return lead.mx_hosts === null ? 'unknown' : 'none';
}

function toTruth(value: boolean | null): string {
  return value === null ? 'unknown' : String(value);
}
