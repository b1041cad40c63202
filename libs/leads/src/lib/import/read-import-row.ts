import { domainFromEmail } from '@hunter/core-normalizer';
import type { PendingLead, RejectedRow } from '@hunter/persistence';
import { readLeadDomain } from '../scan/read-lead-domain';
import type { ImportColumns } from './guess-columns';
import type { TableRow } from './read-table';

export type ImportRow =
  | { readonly ok: true; readonly lead: PendingLead }
  | { readonly ok: false; readonly rejected: RejectedRow };

/** Reads one row: the web site, else the company's own e-mail domain, is the lead's key. */
export function readImportRow(row: TableRow, columns: ImportColumns): ImportRow {
  const cell = (index: number | null): string => (index === null ? '' : (row.cells[index] ?? ''));
  const email = cell(columns.email);
  const typed = cell(columns.domain);
  const fromEmail = typed === '' && email !== '';
  const target = readLeadDomain(fromEmail ? email : typed);
  if (!target.ok) {
    return {
      ok: false,
      rejected: {
        line: row.line,
        field: fromEmail ? 'email' : 'domain',
        code: target.code,
        suggestion: target.suggestion,
      },
    };
  }
  const company = cell(columns.company);
  return {
    ok: true,
    lead: {
      domain: target.domain,
      unicode_domain: target.unicodeDomain,
      company_name: company === '' ? null : company,
      contact_emails: domainFromEmail(email).ok ? [email] : [],
    },
  };
}
