import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a push was asked for, the last time somebody did: how long it may wait counts from there. */
export class AddD365Waiting1790000350000 implements MigrationInterface {
  readonly name = 'AddD365Waiting1790000350000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "d365_push_jobs" ADD COLUMN "requested_at" timestamptz NOT NULL DEFAULT clock_timestamp()`,
    );
    await runner.query(
      `CREATE INDEX "d365_push_attempts_outcome_idx" ON "d365_push_attempts" ("finished_at")
       WHERE "outcome" IN ('retry', 'error')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "d365_push_attempts_outcome_idx"`);
    await runner.query(`ALTER TABLE "d365_push_jobs" DROP COLUMN "requested_at"`);
  }
}
