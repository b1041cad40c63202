import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The integration's columns on `leads` and its own tables. Runs after the migration that creates `leads`. */
export class AddD365Push1790000100000 implements MigrationInterface {
  readonly name = 'AddD365Push1790000100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  `CREATE TYPE "d365_sync_status_enum" AS ENUM ('pending', 'in_progress', 'synced', 'error')`,
  `ALTER TABLE "leads"
     ADD COLUMN "d365_lead_id" varchar(255),
     ADD COLUMN "d365_sync_status" "d365_sync_status_enum" NOT NULL DEFAULT 'pending',
     ADD COLUMN "d365_sync_last_at" timestamptz,
     ADD COLUMN "d365_sync_error" text`,
  `CREATE INDEX "leads_d365_sync_status_idx" ON "leads" ("d365_sync_status") WHERE "d365_sync_status" <> 'pending'`,

  `CREATE TABLE "d365_push_batches" (
     "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     "requested_by" text NOT NULL,
     "idempotency_key" text,
     "request_hash" text,
     "accepted" integer NOT NULL DEFAULT 0,
     "skipped" jsonb NOT NULL DEFAULT '[]',
     "created_at" timestamptz NOT NULL DEFAULT now()
   )`,
  `CREATE UNIQUE INDEX "d365_push_batches_idempotency_key_idx"
     ON "d365_push_batches" ("requested_by", "idempotency_key") WHERE "idempotency_key" IS NOT NULL`,

  `CREATE TABLE "d365_push_jobs" (
     "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     "lead_id" uuid NOT NULL REFERENCES "leads" ("id") ON DELETE CASCADE,
     "batch_id" uuid REFERENCES "d365_push_batches" ("id") ON DELETE SET NULL,
     "status" text NOT NULL DEFAULT 'queued'
       CHECK ("status" IN ('queued', 'in_progress', 'succeeded', 'blocked', 'error')),
     "attempt_count" integer NOT NULL DEFAULT 0,
     "next_attempt_at" timestamptz NOT NULL DEFAULT now(),
     "lease_token" integer NOT NULL DEFAULT 0,
     "lease_holder" text,
     "lease_until" timestamptz,
     "lost_count" integer NOT NULL DEFAULT 0,
     "error_code" text,
     "last_error" text,
     "d365_lead_id" varchar(255),
     "payload_hash" text,
     "source_digest" text,
     "outcome" text CHECK ("outcome" IN ('created', 'updated', 'no-op')),
     "kept" jsonb NOT NULL DEFAULT '[]',
     "notes" jsonb NOT NULL DEFAULT '[]',
     "requested_by" text NOT NULL,
     "requested_by_object_id" text,
     "idempotency_key" text,
     "created_at" timestamptz NOT NULL DEFAULT now(),
     "updated_at" timestamptz NOT NULL DEFAULT now(),
     "finished_at" timestamptz
   )`,
  `CREATE INDEX "d365_push_jobs_lead_id_idx" ON "d365_push_jobs" ("lead_id", "finished_at" DESC)`,
  `CREATE INDEX "d365_push_jobs_status_idx" ON "d365_push_jobs" ("status", "next_attempt_at")`,
  `CREATE INDEX "d365_push_jobs_created_at_idx" ON "d365_push_jobs" ("created_at" DESC, "id" DESC)`,
  `CREATE INDEX "d365_push_jobs_batch_id_idx" ON "d365_push_jobs" ("batch_id") WHERE "batch_id" IS NOT NULL`,
  `CREATE UNIQUE INDEX "d365_push_jobs_open_lead_idx"
     ON "d365_push_jobs" ("lead_id") WHERE "status" IN ('queued', 'in_progress')`,
  `CREATE UNIQUE INDEX "d365_push_jobs_idempotency_key_idx"
     ON "d365_push_jobs" ("requested_by", "idempotency_key") WHERE "idempotency_key" IS NOT NULL`,

  `CREATE TABLE "d365_field_snapshots" (
     "lead_id" uuid NOT NULL REFERENCES "leads" ("id") ON DELETE CASCADE,
     "column_name" text NOT NULL,
     "confirmed" boolean NOT NULL DEFAULT false,
     "value" jsonb NOT NULL DEFAULT 'null',
     "prior_value" jsonb NOT NULL DEFAULT 'null',
     "sent_values" jsonb NOT NULL DEFAULT '[]',
     "job_id" uuid NOT NULL,
     "written_at" timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY ("lead_id", "column_name")
   )`,

  // The audit outlives job and lead, so it carries no foreign key.
  `CREATE TABLE "d365_push_attempts" (
     "id" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     "job_id" uuid NOT NULL,
     "lead_id" uuid NOT NULL,
     "lease_token" integer NOT NULL,
     "worker" text NOT NULL,
     "requested_by" text NOT NULL,
     "started_at" timestamptz NOT NULL DEFAULT now(),
     "finished_at" timestamptz,
     "outcome" text,
     "error_code" text,
     "http_status" integer,
     "request_id" text,
     UNIQUE ("job_id", "lease_token")
   )`,
  `CREATE INDEX "d365_push_attempts_lead_id_idx" ON "d365_push_attempts" ("lead_id")`,
];

const DOWN = [
  `DROP TABLE "d365_push_attempts"`,
  `DROP TABLE "d365_field_snapshots"`,
  `DROP TABLE "d365_push_jobs"`,
  `DROP TABLE "d365_push_batches"`,
  `DROP INDEX "leads_d365_sync_status_idx"`,
  `ALTER TABLE "leads"
     DROP COLUMN "d365_lead_id",
     DROP COLUMN "d365_sync_status",
     DROP COLUMN "d365_sync_last_at",
     DROP COLUMN "d365_sync_error"`,
  `DROP TYPE "d365_sync_status_enum"`,
];
