import type { DynamicModule } from '@nestjs/common';
import type { PersistenceContribution } from '@hunter/persistence';

export const persistenceContributions: readonly PersistenceContribution[] = [];

export function registerIntegrations(_environment: NodeJS.ProcessEnv, _leads: DynamicModule): readonly DynamicModule[] {
  return [];
}
