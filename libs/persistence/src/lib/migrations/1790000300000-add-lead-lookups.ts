import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Registration and network of a lead: what was found, and what is still to be looked up. */
export class AddLeadLookups1790000300000 implements MigrationInterface {
  readonly name = 'AddLeadLookups1790000300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE leads ADD COLUMN registration_source text, ADD COLUMN registration_read_at timestamptz',
    );
    await runner.query(`
      CREATE TABLE lead_lookups (
        lead_id uuid PRIMARY KEY REFERENCES leads (id) ON DELETE CASCADE,
        due_at timestamptz NOT NULL DEFAULT now(),
        lease_until timestamptz,
        attempts integer NOT NULL DEFAULT 0
      )`);
    await runner.query('CREATE INDEX lead_lookups_due_idx ON lead_lookups (due_at)');
    await runner.query(`
      CREATE TABLE ip_enrichment (
        lead_id uuid NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
        ip_address inet NOT NULL,
        asn bigint,
        asn_org text,
        isp text,
        country text,
        city text,
        usage_type text,
        is_proxy boolean,
        proxy_type text,
        read_at timestamptz NOT NULL,
        PRIMARY KEY (lead_id, ip_address)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ip_enrichment');
    await runner.query('DROP TABLE lead_lookups');
    await runner.query('ALTER TABLE leads DROP COLUMN registration_source, DROP COLUMN registration_read_at');
  }
}
