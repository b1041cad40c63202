import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What changed between two scans of a lead. */
export class AddLeadChanges1790000200000 implements MigrationInterface {
  readonly name = 'AddLeadChanges1790000200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lead_changes (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        lead_id uuid NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
        type text NOT NULL,
        old_value text,
        new_value text,
        changed_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX lead_changes_lead_idx ON lead_changes (lead_id, id DESC)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE lead_changes');
  }
}
