import pg from 'pg';

/**
 * @typedef {object} JobCounts
 * @property {number} open
 * @property {number} succeeded
 * @property {number} other blocked or error
 */

/** Hunter's rows, read and made over SQL: what the code under test says about itself is not asked. */
export class LeadTable {
  #pool;

  /** @param {string} url */
  constructor(url) {
    this.#pool = new pg.Pool({ connectionString: url, max: 2 });
    // A restart of the server ends idle connections; the next question makes a new one.
    this.#pool.on('error', () => undefined);
  }

  close() {
    return this.#pool.end();
  }

  /**
   * @param {number} count
   * @returns {Promise<readonly string[]>} their ids
   */
  async insertLeads(count) {
    const { rows } = await this.#pool.query(
      `INSERT INTO leads (domain, unicode_domain, company_name, source, provider, scan_status, scanned_at, incomplete,
                          readiness_score, segment, priority_score, priority_category, rules_version)
       SELECT 'firma-' || n || '.example', 'firma-' || n || '.example', 'Firma ' || n, 'import', 'M365', 'completed', now(),
              false, 10 + n % 90, 'Migration', 1, 'P1', 'v1'
       FROM generate_series(1, $1::int) AS n RETURNING id`,
      [count],
    );
    return rows.map((row) => String(row.id));
  }

  async changeScores() {
    await this.#pool.query('UPDATE leads SET readiness_score = 100 - readiness_score, row_version = row_version + 1');
  }

  /** @returns {Promise<JobCounts>} */
  async countJobs() {
    const { rows } = await this.#pool.query(
      `SELECT count(*) FILTER (WHERE status IN ('queued', 'in_progress'))::int AS open,
              count(*) FILTER (WHERE status = 'succeeded')::int AS succeeded,
              count(*) FILTER (WHERE status IN ('blocked', 'error'))::int AS other FROM d365_push_jobs`,
    );
    return rows[0];
  }

  /** @returns {Promise<number>} */
  async countSynced() {
    const { rows } = await this.#pool.query("SELECT count(*)::int AS n FROM leads WHERE d365_sync_status = 'synced'");
    return rows[0].n;
  }

  /** @returns {Promise<number>} ended jobs without an ended attempt, and attempts that never ended */
  async countAuditGaps() {
    const { rows } = await this.#pool.query(
      `SELECT (SELECT count(*) FROM d365_push_jobs j WHERE finished_at IS NOT NULL AND NOT EXISTS (
                 SELECT 1 FROM d365_push_attempts a WHERE a.job_id = j.id AND a.finished_at IS NOT NULL
                   AND a.lease_token = j.lease_token))::int
            + (SELECT count(*) FROM d365_push_attempts WHERE finished_at IS NULL)::int AS n`,
    );
    return rows[0].n;
  }

  /** @returns {Promise<number>} */
  async mostAttempts() {
    const { rows } = await this.#pool.query('SELECT coalesce(max(attempt_count), 0)::int AS n FROM d365_push_jobs');
    return rows[0].n;
  }

  /** @returns {Promise<Readonly<Record<string, number>>>} */
  async countErrors() {
    const { rows } = await this.#pool.query(
      "SELECT error_code, count(*)::int AS n FROM d365_push_jobs WHERE status IN ('blocked', 'error') GROUP BY 1",
    );
    return Object.fromEntries(rows.map((row) => [row.error_code, row.n]));
  }
}
