import type { DynamicModule } from '@nestjs/common';
import type { PersistenceContribution } from '@hunter/persistence';
import type { LeadListContribution } from '@hunter/platform';
import type { DataSource } from 'typeorm';

/** Entities and migrations of every registered integration, switched on or off: a flag never changes the schema. */
export const persistenceContributions: readonly PersistenceContribution[] = [];

export interface IntegrationFlags {
  readonly d365: boolean;
  readonly partnerCenter: boolean;
}

export const INTEGRATION_FLAGS = Symbol('INTEGRATION_FLAGS');

export interface Integrations {
  readonly imports: readonly DynamicModule[];
  readonly leadListContributions: readonly LeadListContribution[];
  readonly flags: IntegrationFlags;
}

export function createIntegrations(_environment: NodeJS.ProcessEnv, _leads: DynamicModule): Integrations {
  return { imports: [], leadListContributions: [], flags: { d365: false, partnerCenter: false } };
}

export interface ContributedKpis {
  readonly pushed?: number;
}

export async function fetchContributedKpis(_dataSource: DataSource): Promise<ContributedKpis> {
  return {};
}
