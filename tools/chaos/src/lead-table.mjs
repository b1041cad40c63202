import pg from 'pg';

/**
 * @typedef {object} JobCounts
 * @property {number} open
 * @property {number} succeeded
 * @property {number} other blocked or error
 *
 * @typedef {{ id: string, domain: string }} InsertedLead
 *
 * @typedef {object} LatestJob the newest job of a lead
 * @property {string} domain
 * @property {string} status
 * @property {string | null} outcome
 * @property {string | null} errorCode
 * @property {readonly string[]} kept columns
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
    return (await this.insertNamed('firma', count)).map(({ id }) => id);
  }

  /**
   * @param {string} name
   * @param {number} count
   * @returns {Promise<readonly InsertedLead[]>} `name-1.example` and so on
   */
  async insertNamed(name, count) {
    const { rows } = await this.#pool.query(
      `INSERT INTO leads (domain, unicode_domain, company_name, source, provider, scan_status, scanned_at, incomplete,
                          readiness_score, segment, priority_score, priority_category, rules_version)
       SELECT $2 || '-' || n || '.example', $2 || '-' || n || '.example', 'Firma ' || n, 'import', 'M365', 'completed', now(),
              false, 10 + n % 90, 'Migration', 1, 'P1', 'v1'
       FROM generate_series(1, $1::int) AS n RETURNING id, domain`,
      [count, name],
    );
    return rows;
  }

  /**
   * @param {readonly InsertedLead[]} leads
   * @param {Readonly<Record<string, unknown>>} values by column
   */
  async changeLeads(leads, values) {
    const columns = Object.keys(values).map((column, index) => `${column} = $${index + 2}`);
    await this.#pool.query(`UPDATE leads SET ${columns.join(', ')}, row_version = row_version + 1 WHERE id = ANY($1)`, [
      leads.map(({ id }) => id),
      ...Object.values(values),
    ]);
  }

  /**
   * As after a new version of the mapping: what was pushed has to be compared again.
   * @param {readonly InsertedLead[]} leads
   */
  async forgetHashes(leads) {
    await this.#pool.query("UPDATE d365_push_jobs SET payload_hash = 'of another mapping' WHERE lead_id = ANY($1)", [
      leads.map(({ id }) => id),
    ]);
  }

  /**
   * Rows that only Hunter knows, to GUIDs that Dynamics does not have any more.
   * @param {readonly InsertedLead[]} leads
   */
  async loseRows(leads) {
    await this.#pool.query('UPDATE leads SET d365_lead_id = gen_random_uuid()::text WHERE id = ANY($1)', [
      leads.map(({ id }) => id),
    ]);
  }

  /** @returns {Promise<readonly LatestJob[]>} */
  async latestJobs() {
    const { rows } = await this.#pool.query(
      `SELECT DISTINCT ON (j.lead_id) l.domain, j.status, j.outcome, j.error_code AS "errorCode",
              ARRAY(SELECT one.value ->> 'column' FROM jsonb_array_elements(j.kept) AS one (value)) AS kept
       FROM d365_push_jobs j JOIN leads l ON l.id = j.lead_id ORDER BY j.lead_id, j.created_at DESC, j.id`,
    );
    return rows;
  }

  /** @returns {Promise<number>} rows of every table that a push writes to */
  async countTraces() {
    const { rows } = await this.#pool.query(
      `SELECT (SELECT count(*) FROM d365_push_batches)::int + (SELECT count(*) FROM d365_push_jobs)::int
            + (SELECT count(*) FROM d365_push_attempts)::int + (SELECT count(*) FROM d365_field_snapshots)::int
            + (SELECT count(*) FROM outbox)::int AS n`,
    );
    return rows[0].n;
  }

  /** @returns {Promise<ReadonlyMap<string, number>>} by domain */
  async scores() {
    const { rows } = await this.#pool.query('SELECT domain, readiness_score FROM leads');
    return new Map(rows.map((row) => [row.domain, row.readiness_score]));
  }

  /**
   * @param {string} text
   * @returns {Promise<number>} leads and jobs that repeat it to people
   */
  async countTelling(text) {
    const { rows } = await this.#pool.query(
      `SELECT (SELECT count(*) FROM leads WHERE strpos(coalesce(d365_sync_error, ''), $1) > 0)::int
            + (SELECT count(*) FROM d365_push_jobs WHERE strpos(coalesce(last_error, ''), $1) > 0)::int AS n`,
      [text],
    );
    return rows[0].n;
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
