import { randomBytes } from 'node:crypto';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { D365_ENTITIES, D365_MIGRATIONS } from '../src/nest/d365-persistence';

/** The columns of Hunter's lead table that the integration reads: the table itself belongs to another library. */
class CreateLeads1790000000000 implements MigrationInterface {
  readonly name = 'CreateLeads1790000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE leads (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(), domain text NOT NULL UNIQUE, company_name text,
      contact_emails jsonb NOT NULL DEFAULT '[]', source text NOT NULL DEFAULT 'scan', provider text, local_provider text,
      mx_root text, spf boolean, dkim boolean, dmarc_policy text, dmarc_coverage integer, tenant_size text,
      tenant_elsewhere boolean, infrastructure_summary text, expires_at date, readiness_score integer, segment text,
      priority_score integer, technical_heat text, commercial_segment text, commercial_heat text, priority_category text,
      rules_version text, owner text, scanned_at timestamptz)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE leads');
  }
}

export interface TestDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  remove(): Promise<void>;
}

/** A database of its own on the server of `DATABASE_URL`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = required('DATABASE_URL');
  const name = `d365_${randomBytes(6).toString('hex')}`;
  const admin = await new DataSource({ type: 'postgres', url: server }).initialize();
  await admin.query(`CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const dataSource = await new DataSource({
    type: 'postgres',
    url: url.toString(),
    entities: D365_ENTITIES,
    migrations: [CreateLeads1790000000000, ...D365_MIGRATIONS],
    migrationsTransactionMode: 'each',
  }).initialize();
  await dataSource.runMigrations();
  return {
    url: url.toString(),
    dataSource,
    remove: async () => {
      await dataSource.destroy();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.destroy();
    },
  };
}

export interface LeadRowFixture {
  readonly domain: string;
  readonly company_name?: string | null;
  readonly readiness_score?: number | null;
}

/** A scored lead; gives its id. */
export async function insertLead(dataSource: DataSource, row: LeadRowFixture): Promise<string> {
  const [inserted] = await dataSource.query<{ id: string }[]>(
    `INSERT INTO leads (domain, company_name, readiness_score, segment, priority_score, scanned_at)
     VALUES ($1, $2, $3, 'Migration', 1, now()) RETURNING id`,
    [
      row.domain,
      row.company_name === undefined ? 'Örnek Sanayi' : row.company_name,
      row.readiness_score === undefined ? 80 : row.readiness_score,
    ],
  );
  if (inserted === undefined) throw new Error('no lead inserted');
  return inserted.id;
}

export function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set: run through the integration stage`);
  return value;
}
