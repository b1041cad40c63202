import 'reflect-metadata';
import { createDataSourceOptions } from '@hunter/persistence';
import { DataSource } from 'typeorm';
import { persistenceContributions } from './integrations';

/** Brings the database up to this build's schema. Run once per deployment, before the processes start. */
async function main(): Promise<void> {
  const url = process.env['DATABASE_URL'];
  if (url === undefined || url === '')
    throw new Error('DATABASE_URL is not set: give the postgres:// URL of the database to migrate.');
  const dataSource = new DataSource(
    createDataSourceOptions({
      url,
      poolSize: 2,
      applicationName: 'hunter-migrate',
      contributions: persistenceContributions,
    }),
  );
  await dataSource.initialize();
  try {
    const applied = await dataSource.runMigrations();
    process.stdout.write(
      `${JSON.stringify({ message: 'migrations applied', migrations: applied.map((migration) => migration.name) })}\n`,
    );
  } finally {
    await dataSource.destroy();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
