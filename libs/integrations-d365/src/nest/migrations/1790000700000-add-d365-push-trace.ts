import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who asked for a push the last time and in which request to the API: a retry is somebody else's order, while the owner of
 * a new row stays the one who pushed first.
 */
export class AddD365PushTrace1790000700000 implements MigrationInterface {
  readonly name = 'AddD365PushTrace1790000700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "d365_push_jobs" ADD COLUMN "asked_by" text, ADD COLUMN "trace_id" text`);
    await runner.query(`ALTER TABLE "d365_push_attempts" ADD COLUMN "trace_id" text`);
    // A row that stood in the way of a first push was kept as if it were the lead's own.
    await runner.query(
      `UPDATE "leads" l SET "d365_lead_id" = NULL
       WHERE l."d365_sync_last_at" IS NULL AND EXISTS (
         SELECT 1 FROM "d365_push_jobs" j
         WHERE j."lead_id" = l."id" AND j."error_code" = 'lead-closed' AND j."d365_lead_id" = l."d365_lead_id")`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "d365_push_attempts" DROP COLUMN "trace_id"`);
    await runner.query(`ALTER TABLE "d365_push_jobs" DROP COLUMN "asked_by", DROP COLUMN "trace_id"`);
  }
}
