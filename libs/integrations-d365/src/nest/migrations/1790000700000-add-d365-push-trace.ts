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
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "d365_push_attempts" DROP COLUMN "trace_id"`);
    await runner.query(`ALTER TABLE "d365_push_jobs" DROP COLUMN "asked_by", DROP COLUMN "trace_id"`);
  }
}
