import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a person decides about a push, the rows that stood in its way, what each job wrote over what, and jobs that take a
 * batch back.
 */
export class AddD365Choices1790000400000 implements MigrationInterface {
  readonly name = 'AddD365Choices1790000400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  `ALTER TABLE "d365_push_batches"
     ADD COLUMN "kind" text NOT NULL DEFAULT 'push' CHECK ("kind" IN ('push', 'undo')),
     ADD COLUMN "undo_of" uuid REFERENCES "d365_push_batches" ("id") ON DELETE SET NULL,
     ADD COLUMN "skipped_total" integer NOT NULL DEFAULT 0`,
  `UPDATE "d365_push_batches" SET "skipped_total" = jsonb_array_length("skipped")`,
  `CREATE UNIQUE INDEX "d365_push_batches_undo_of_idx" ON "d365_push_batches" ("undo_of") WHERE "undo_of" IS NOT NULL`,
  `ALTER TABLE "d365_push_jobs"
     ADD COLUMN "kind" text NOT NULL DEFAULT 'push' CHECK ("kind" IN ('push', 'undo')),
     ADD COLUMN "undo_of" uuid REFERENCES "d365_push_jobs" ("id") ON DELETE SET NULL,
     ADD COLUMN "choices" jsonb NOT NULL DEFAULT '{"override": [], "onClosed": null}',
     ADD COLUMN "matches" jsonb NOT NULL DEFAULT '[]',
     ADD COLUMN "changes" jsonb NOT NULL DEFAULT '{}'`,
  `ALTER TABLE "d365_push_jobs" DROP CONSTRAINT "d365_push_jobs_outcome_check"`,
  `ALTER TABLE "d365_push_jobs"
     ADD CONSTRAINT "d365_push_jobs_outcome_check" CHECK ("outcome" IN ('created', 'updated', 'no-op', 'restored'))`,
];

const DOWN = [
  `DELETE FROM "d365_push_jobs" WHERE "kind" = 'undo'`,
  `DELETE FROM "d365_push_batches" WHERE "kind" = 'undo'`,
  `ALTER TABLE "d365_push_jobs" DROP CONSTRAINT "d365_push_jobs_outcome_check"`,
  `ALTER TABLE "d365_push_jobs"
     ADD CONSTRAINT "d365_push_jobs_outcome_check" CHECK ("outcome" IN ('created', 'updated', 'no-op'))`,
  `ALTER TABLE "d365_push_jobs"
     DROP COLUMN "kind", DROP COLUMN "undo_of", DROP COLUMN "choices", DROP COLUMN "matches", DROP COLUMN "changes"`,
  `DROP INDEX "d365_push_batches_undo_of_idx"`,
  `ALTER TABLE "d365_push_batches" DROP COLUMN "kind", DROP COLUMN "undo_of", DROP COLUMN "skipped_total"`,
];
