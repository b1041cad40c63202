import type { DataSourceOptions } from 'typeorm';
import { CreateHunterTables1790000000000 } from './migrations/1790000000000-create-hunter-tables';
import { AddLeadChanges1790000200000 } from './migrations/1790000200000-add-lead-changes';
import { AddLeadLookups1790000300000 } from './migrations/1790000300000-add-lead-lookups';
import { FindScanItemsById1790000400000 } from './migrations/1790000400000-find-scan-items-by-id';

export const HUNTER_MIGRATIONS = [
  CreateHunterTables1790000000000,
  AddLeadChanges1790000200000,
  AddLeadLookups1790000300000,
  FindScanItemsById1790000400000,
];

/** Entities and migrations that an integration brings. */
export interface PersistenceContribution {
  readonly entities: readonly (new () => object)[];
  readonly migrations: readonly (new () => object)[];
}

/** The data source of one process. Migrations are never run by a process that serves: `migrate` does that, once. */
export function createDataSourceOptions(options: {
  readonly url: string;
  readonly poolSize: number;
  readonly applicationName: string;
  readonly contributions: readonly PersistenceContribution[];
}): DataSourceOptions {
  return {
    type: 'postgres',
    url: options.url,
    applicationName: options.applicationName,
    entities: options.contributions.flatMap((contribution) => [...contribution.entities]),
    migrations: [
      ...HUNTER_MIGRATIONS,
      ...options.contributions.flatMap((contribution) => [...contribution.migrations]),
    ],
    migrationsTableName: 'hunter_migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    poolSize: options.poolSize,
    connectTimeoutMS: 5_000,
  } as DataSourceOptions;
}
