/** Columns of Hunter's lead row that feed the mapping. Times are left out: a rescan that finds nothing new is no news. */
const SOURCE_COLUMNS = [
  'company_name',
  'contact_emails',
  'source',
  'provider',
  'local_provider',
  'mx_root',
  'spf',
  'dkim',
  'dmarc_policy',
  'dmarc_coverage',
  'tenant_size',
  'tenant_elsewhere',
  'infrastructure_summary',
  'expires_at',
  'readiness_score',
  'segment',
  'priority_score',
  'technical_heat',
  'commercial_segment',
  'commercial_heat',
  'priority_category',
  'rules_version',
];

/**
 * SQL that digests what Hunter knows about the lead in row `l`. A push stores it; when it differs later, Hunter knows more
 * than it last wrote. JSON makes the text independent of the session's date settings.
 */
export const SOURCE_DIGEST_SQL = `md5(jsonb_build_array(${SOURCE_COLUMNS.map((column) => `l.${column}`).join(', ')})::text)`;
