import type { DynamicModule } from '@nestjs/common';
import { D365_ENTITIES, D365_MIGRATIONS, D365Module, readD365Config, type D365Events } from '@hunter/integrations-d365';
import { PartnerCenterModule, readPartnerCenterConfig } from '@hunter/integrations-partner-center';
import { LeadDossierReader } from '@hunter/leads';
import { OutboxRepository, type PersistenceContribution } from '@hunter/persistence';

/** Entities and migrations of every registered integration. */
export const persistenceContributions: readonly PersistenceContribution[] = [
  { entities: D365_ENTITIES, migrations: D365_MIGRATIONS },
];

/** Registers the integrations' processors and relays: one entry each. */
export function registerIntegrations(environment: NodeJS.ProcessEnv, leads: DynamicModule): readonly DynamicModule[] {
  return [
    D365Module.forWorker({
      config: readD365Config(environment),
      imports: [leads],
      leadSource: { useExisting: LeadDossierReader },
      events: { inject: [OutboxRepository], useFactory: createD365Events },
    }),
    PartnerCenterModule.register({ config: readPartnerCenterConfig(environment) }),
  ];
}

function createD365Events(outbox: OutboxRepository): D365Events {
  return {
    recordStatus: (manager, changes) => outbox.saveEventsOf(manager, 'd365.status', changes),
    recordBatch: (manager, progress) => outbox.saveEventsOf(manager, 'd365.batch', [progress]),
    recordOutcome: (manager, changes) => outbox.saveEventsOf(manager, 'd365.outcome', changes),
  };
}
