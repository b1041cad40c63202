import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { createDataSourceOptions, type PersistenceContribution } from '../create-data-source-options';

export interface TestDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  remove(): Promise<void>;
}

/** A database of its own for one spec, on the server that DATABASE_URL names, with every migration applied. */
export async function createTestDatabase(
  options: { readonly contributions?: readonly PersistenceContribution[]; readonly migrate?: boolean } = {},
): Promise<TestDatabase> {
  const server = process.env['DATABASE_URL'];
  if (server === undefined)
    throw new Error('DATABASE_URL is not set: run integration specs through tools/dev-stack/bin/with-services.mjs');
  const name = `hunter_test_${randomUUID().replace(/-/g, '')}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = withDatabase(server, name);
  const dataSource = new DataSource(
    createDataSourceOptions({
      url,
      poolSize: 10,
      applicationName: 'hunter-test',
      contributions: options.contributions ?? [],
    }),
  );
  await dataSource.initialize();
  if (options.migrate !== false) await dataSource.runMigrations();
  return {
    url,
    dataSource,
    remove: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.toString();
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
