import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What became of pushed leads in Dynamics, who qualified them from Hunter, and where the read-back stands. */
export class AddD365AfterPush1790000600000 implements MigrationInterface {
  readonly name = 'AddD365AfterPush1790000600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  `CREATE INDEX "leads_d365_lead_id_idx" ON "leads" ("d365_lead_id") WHERE "d365_lead_id" IS NOT NULL`,

  // A row is about one row of Dynamics: when the lead's GUID changes, what is here is about another one and not shown.
  `CREATE TABLE "d365_lead_outcomes" (
     "lead_id" uuid PRIMARY KEY REFERENCES "leads" ("id") ON DELETE CASCADE,
     "d365_lead_id" varchar(255) NOT NULL,
     "outcome" text NOT NULL
       CHECK ("outcome" IN ('open', 'qualified', 'won', 'lost', 'disqualified', 'merged', 'deleted')),
     "account_id" text,
     "contact_id" text,
     "opportunity_id" text,
     "changed_at" timestamptz NOT NULL,
     "read_at" timestamptz NOT NULL,
     "reread" boolean NOT NULL DEFAULT false
   )`,
  `CREATE INDEX "d365_lead_outcomes_outcome_idx" ON "d365_lead_outcomes" ("outcome")`,
  `CREATE INDEX "d365_lead_outcomes_read_at_idx" ON "d365_lead_outcomes" ("read_at")`,
  `CREATE INDEX "d365_lead_outcomes_opportunity_id_idx"
     ON "d365_lead_outcomes" ("opportunity_id") WHERE "opportunity_id" IS NOT NULL`,

  // The audit outlives the lead, so it carries no foreign key.
  `CREATE TABLE "d365_qualifications" (
     "id" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     "lead_id" uuid NOT NULL,
     "d365_lead_id" varchar(255) NOT NULL,
     "requested_by" text NOT NULL,
     "impersonated" boolean NOT NULL,
     "lease_until" timestamptz NOT NULL,
     "started_at" timestamptz NOT NULL DEFAULT clock_timestamp(),
     "finished_at" timestamptz,
     "outcome" text CHECK ("outcome" IN ('qualified', 'already-qualified', 'blocked', 'error', 'lost')),
     "error_code" text,
     "http_status" integer,
     "trace_id" text,
     "request_id" text
   )`,
  `CREATE INDEX "d365_qualifications_lead_id_idx" ON "d365_qualifications" ("lead_id")`,
  `CREATE UNIQUE INDEX "d365_qualifications_open_lead_idx" ON "d365_qualifications" ("lead_id") WHERE "finished_at" IS NULL`,

  `CREATE TABLE "d365_readback" (
     "organisation" text PRIMARY KEY,
     "mode" text CHECK ("mode" IN ('tracking', 'polling')),
     "leads_link" text,
     "opportunities_link" text,
     "due_at" timestamptz NOT NULL DEFAULT clock_timestamp(),
     "lease_token" integer NOT NULL DEFAULT 0,
     "lease_until" timestamptz,
     "last_started_at" timestamptz,
     "last_succeeded_at" timestamptz,
     "last_failed_at" timestamptz,
     "error_code" text,
     "tracking_refusal" text,
     "unread" integer NOT NULL DEFAULT 0,
     "unread_code" text
   )`,
];

const DOWN = [
  `DROP TABLE "d365_readback"`,
  `DROP TABLE "d365_qualifications"`,
  `DROP TABLE "d365_lead_outcomes"`,
  `DROP INDEX "leads_d365_lead_id_idx"`,
];
