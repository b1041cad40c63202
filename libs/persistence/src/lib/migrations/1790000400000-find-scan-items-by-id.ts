import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Open items by job and id, and running ones by job. An index by state invites PostgreSQL, whose statistics lag behind a
 * fresh job, to read all open items of the job for each batch that is claimed or finished.
 */
export class FindScanItemsById1790000400000 implements MigrationInterface {
  readonly name = 'FindScanItemsById1790000400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX scan_job_items_open_idx');
    await runner.query(
      "CREATE INDEX scan_job_items_open_idx ON scan_job_items (scan_job_id, id) WHERE state IN ('pending', 'running')",
    );
    await runner.query(
      "CREATE INDEX scan_job_items_running_idx ON scan_job_items (scan_job_id) WHERE state = 'running'",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX scan_job_items_running_idx');
    await runner.query('DROP INDEX scan_job_items_open_idx');
    await runner.query(
      "CREATE INDEX scan_job_items_open_idx ON scan_job_items (scan_job_id, state) WHERE state IN ('pending', 'running')",
    );
  }
}
