import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hunter's own tables. What an integration needs lives in that integration's migrations. */
export class CreateHunterTables1790000000000 implements MigrationInterface {
  readonly name = 'CreateHunterTables1790000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await runner.query(FOLD_FUNCTION);
    await runner.query(LEADS);
    for (const index of LEAD_INDEXES) await runner.query(index);
    for (const table of [
      LEAD_SCANS,
      SCAN_JOBS,
      SCAN_JOB_ITEMS,
      IMPORT_BATCHES,
      IMPORT_ROWS,
      OUTBOX,
      IDEMPOTENCY_KEYS,
      AUDIT_LOG,
    ]) {
      await runner.query(table);
    }
    for (const index of OTHER_INDEXES) await runner.query(index);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'audit_log',
      'idempotency_keys',
      'outbox',
      'import_rows',
      'import_batches',
      'scan_job_items',
      'scan_jobs',
      'lead_scans',
      'leads',
    ]) {
      await runner.query(`DROP TABLE IF EXISTS ${table}`);
    }
    await runner.query('DROP FUNCTION IF EXISTS hunter_fold(text)');
  }
}

// Letters are mapped before lower(): in most locales lower('İ') is two code points and lower('I') is never 'ı'.
const FOLD_FUNCTION = `
  CREATE FUNCTION hunter_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
    SELECT lower(translate(value, 'IıİşğüöçâîûŞĞÜÖÇÂÎÛ', 'iiisguocaiuSGUOCAIU'))
  $$`;

const LEADS = `
  CREATE TABLE leads (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    domain text NOT NULL UNIQUE,
    unicode_domain text NOT NULL,
    company_name text,
    country text,
    website text,
    contact_emails jsonb NOT NULL DEFAULT '[]',
    contact_quality_score integer,
    source text NOT NULL,
    tenant_size text,
    tenant_size_source text,
    provider text,
    mailbox_host text,
    gateway text,
    tenant boolean,
    tenant_elsewhere boolean,
    mail_setup jsonb,
    local_provider text,
    mx_root text,
    mx_hosts jsonb,
    spf boolean,
    spf_record text,
    dkim boolean,
    dkim_selectors jsonb,
    dmarc_policy text,
    dmarc_coverage integer,
    dmarc_record text,
    registrar text,
    expires_at date,
    nameservers jsonb,
    registration_status text NOT NULL DEFAULT 'unknown',
    infrastructure_summary text,
    reading jsonb,
    scan_status text NOT NULL DEFAULT 'pending',
    scanned_at timestamptz,
    incomplete boolean NOT NULL DEFAULT true,
    readiness_score integer,
    segment text,
    priority_score integer,
    technical_heat text,
    commercial_segment text,
    commercial_heat text,
    priority_category text,
    priority_label text,
    hard_fail text,
    rules_version text,
    owner text,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    row_version integer NOT NULL DEFAULT 1,
    search_text text GENERATED ALWAYS AS (
      hunter_fold(domain || ' ' || unicode_domain || ' ' || coalesce(company_name, ''))
    ) STORED,
    rank integer GENERATED ALWAYS AS (
      (CASE priority_category WHEN 'P1' THEN 1 WHEN 'P2' THEN 2 WHEN 'P3' THEN 3 WHEN 'P4' THEN 4 WHEN 'P5' THEN 5 WHEN 'P6' THEN 6 ELSE 9 END) * 1000
      + 100 - coalesce(readiness_score, 0)
    ) STORED
  )`;

const LEAD_INDEXES = [
  'CREATE INDEX leads_search_idx ON leads USING gin (search_text gin_trgm_ops)',
  'CREATE INDEX leads_rank_idx ON leads (rank, id)',
  'CREATE INDEX leads_score_idx ON leads ((coalesce(readiness_score, -1)), id)',
  'CREATE INDEX leads_company_idx ON leads ((hunter_fold(coalesce(company_name, domain))), id)',
  "CREATE INDEX leads_scanned_idx ON leads ((coalesce(scanned_at, '-infinity'::timestamptz)), id)",
  'CREATE INDEX leads_created_idx ON leads (created_at, id)',
  "CREATE INDEX leads_segment_idx ON leads ((coalesce(segment, '')), id)",
  "CREATE INDEX leads_provider_idx ON leads ((coalesce(provider, '')), id)",
  // Below a filter the list is in the default order, so these give its first page without reading all that match.
  "CREATE INDEX leads_segment_rank_idx ON leads ((coalesce(segment, '')), rank, id)",
  "CREATE INDEX leads_provider_rank_idx ON leads ((coalesce(provider, '')), rank, id)",
  "CREATE INDEX leads_category_rank_idx ON leads ((coalesce(priority_category, '')), rank, id)",
  'CREATE INDEX leads_scan_status_rank_idx ON leads (scan_status, rank, id)',
  'CREATE INDEX leads_tenant_elsewhere_idx ON leads (rank, id) WHERE tenant_elsewhere',
  'CREATE INDEX leads_incomplete_idx ON leads (rank, id) WHERE incomplete',
];

const LEAD_SCANS = `
  CREATE TABLE lead_scans (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    lead_id uuid NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
    scan_status text NOT NULL,
    reading jsonb NOT NULL,
    readiness_score integer,
    segment text,
    incomplete boolean NOT NULL,
    rules_version text,
    scanned_at timestamptz NOT NULL
  )`;

const SCAN_JOBS = `
  CREATE TABLE scan_jobs (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    kind text NOT NULL CHECK (kind IN ('scan', 'import')),
    status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'running', 'completed')),
    total integer NOT NULL,
    succeeded integer NOT NULL DEFAULT 0,
    incomplete integer NOT NULL DEFAULT 0,
    failed integer NOT NULL DEFAULT 0,
    requested_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    started_at timestamptz,
    finished_at timestamptz
  )`;

const SCAN_JOB_ITEMS = `
  CREATE TABLE scan_job_items (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    scan_job_id uuid NOT NULL REFERENCES scan_jobs (id) ON DELETE CASCADE,
    domain text NOT NULL,
    state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'running', 'succeeded', 'incomplete', 'failed')),
    error_code text,
    lease_until timestamptz,
    UNIQUE (scan_job_id, domain)
  )`;

const IMPORT_BATCHES = `
  CREATE TABLE import_batches (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    scan_job_id uuid NOT NULL UNIQUE REFERENCES scan_jobs (id) ON DELETE CASCADE,
    file_name text,
    domain_column text,
    company_column text,
    accepted integer NOT NULL,
    rejected integer NOT NULL,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  )`;

const IMPORT_ROWS = `
  CREATE TABLE import_rows (
    import_batch_id uuid NOT NULL REFERENCES import_batches (id) ON DELETE CASCADE,
    line integer NOT NULL,
    field text NOT NULL,
    code text NOT NULL,
    suggestion text,
    PRIMARY KEY (import_batch_id, line)
  )`;

const OUTBOX = `
  CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    data jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  )`;

const IDEMPOTENCY_KEYS = `
  CREATE TABLE idempotency_keys (
    principal text NOT NULL,
    key text NOT NULL,
    request_hash text NOT NULL,
    response_status integer,
    response_body jsonb,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (principal, key)
  )`;

const AUDIT_LOG = `
  CREATE TABLE audit_log (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now(),
    principal text NOT NULL,
    action text NOT NULL,
    subject text,
    request_id text,
    details jsonb NOT NULL DEFAULT '{}'
  )`;

const OTHER_INDEXES = [
  'CREATE INDEX lead_scans_lead_idx ON lead_scans (lead_id, scanned_at DESC)',
  "CREATE INDEX scan_job_items_open_idx ON scan_job_items (scan_job_id, state) WHERE state IN ('pending', 'running')",
  "CREATE INDEX scan_jobs_open_idx ON scan_jobs (created_at) WHERE status <> 'completed'",
  'CREATE INDEX outbox_created_idx ON outbox (created_at)',
  'CREATE INDEX idempotency_keys_created_idx ON idempotency_keys (created_at)',
];
