import { contactQuality } from '@hunter/core-enrichment';
import { domainFromEmail } from '@hunter/core-normalizer';
import type { PendingLead, RejectedRow } from '@hunter/persistence';
import { readCompanyName } from '../scan/read-company-name';
import { readLeadDomain } from '../scan/read-lead-domain';
import type { ImportColumns } from './guess-columns';
import type { TableRow } from './table-row';

export type ImportRow =
  | { readonly ok: true; readonly lead: PendingLead }
  | { readonly ok: false; readonly rejected: RejectedRow };

/** As long as `POST leads/scan` takes it; a longer text is no name, and too long for the index that sorts by it. */
const MAX_COMPANY_CHARACTERS = 300;
/** An address, not a URL with a user name in it. */
const ADDRESS = /^[^\s/:@]+@[^\s/:@]+$/;

/** Reads one row: the web site, else the company's own e-mail domain, is the lead's key. */
export function readImportRow(row: TableRow, columns: ImportColumns): ImportRow {
  // A name with holes is worse than none: the rep repairs the row and sends it again.
  if (row.unreadable === true)
    return { ok: false, rejected: { line: row.line, field: 'row', code: 'bad-encoding', suggestion: null } };
  const cell = (index: number | null): string => (index === null ? '' : (row.cells[index] ?? ''));
  const typed = cell(columns.domain);
  // A list whose only trace of a web site is the e-mail address still names somebody to write to.
  const email = columns.email === null && ADDRESS.test(typed) ? typed : cell(columns.email);
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
  const company = readCompanyName(cell(columns.company));
  const emails = domainFromEmail(email).ok ? [email] : [];
  return {
    ok: true,
    lead: {
      domain: target.domain,
      unicode_domain: target.unicodeDomain,
      company_name: company?.slice(0, MAX_COMPANY_CHARACTERS) ?? null,
      contact_emails: emails,
      contact_quality_score: emails.length === 0 ? null : contactQuality(emails, target.domain),
    },
  };
}
