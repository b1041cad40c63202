import type { DynamicModule } from '@nestjs/common';
import {
  createD365LeadColumns,
  D365_ENTITIES,
  D365_MIGRATIONS,
  D365Module,
  readD365Config,
  type D365Events,
} from '@hunter/integrations-d365';
import { PartnerCenterModule, readPartnerCenterConfig } from '@hunter/integrations-partner-center';
import { LeadDossierReader } from '@hunter/leads';
import { OutboxRepository, type PersistenceContribution } from '@hunter/persistence';
import type { LeadListContribution } from '@hunter/platform';
import { LeadFilterReader } from './leads/lead-filter-reader';

/** Entities and migrations of every registered integration, switched on or off: a flag never changes the schema. */
export const persistenceContributions: readonly PersistenceContribution[] = [
  { entities: D365_ENTITIES, migrations: D365_MIGRATIONS },
];

export interface IntegrationFlags {
  readonly d365: boolean;
  readonly d365Qualify: boolean;
  readonly d365Readback: boolean;
  readonly partnerCenter: boolean;
}

export const INTEGRATION_FLAGS = Symbol('INTEGRATION_FLAGS');

export interface Integrations {
  readonly imports: readonly DynamicModule[];
  readonly leadListContributions: readonly LeadListContribution[];
  readonly flags: IntegrationFlags;
}

/** Registers the integrations: one entry each, so that taking one out is deleting a folder and its lines here. */
export function createIntegrations(environment: NodeJS.ProcessEnv, leads: DynamicModule): Integrations {
  const d365 = readD365Config(environment);
  const partnerCenter = readPartnerCenterConfig(environment);
  return {
    imports: [
      D365Module.forApi({
        config: d365,
        imports: [leads],
        leadSource: { useExisting: LeadDossierReader },
        events: { inject: [OutboxRepository], useFactory: createD365Events },
        leadFilter: LeadFilterReader,
      }),
      PartnerCenterModule.register({ config: partnerCenter }),
    ],
    leadListContributions: [createD365LeadColumns(d365)],
    flags: {
      d365: d365.enabled,
      d365Qualify: d365.enabled && d365.qualifyEnabled,
      d365Readback: d365.enabled && d365.readbackEnabled,
      partnerCenter: partnerCenter.enabled,
    },
  };
}

function createD365Events(outbox: OutboxRepository): D365Events {
  return {
    recordStatus: (manager, changes) => outbox.saveEventsOf(manager, 'd365.status', changes),
    recordBatch: (manager, progress) => outbox.saveEventsOf(manager, 'd365.batch', [progress]),
    recordOutcome: (manager, changes) => outbox.saveEventsOf(manager, 'd365.outcome', changes),
  };
}
