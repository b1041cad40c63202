import type { EntityManager } from 'typeorm';
import type { D365OutcomeEvent } from '../lib/after-push/outcome-body';
import type { D365BatchEvent, D365StatusEvent } from '../lib/sync-status';

/** Told of every change of a lead's badge inside the transaction that makes it, so that the news commits with it. */
export interface D365Events {
  recordStatus(manager: EntityManager, changes: readonly D365StatusEvent[]): Promise<void>;
  /** How far a batch is, about once a second while its jobs end. A host that does not stream it leaves it out. */
  recordBatch?(manager: EntityManager, progress: D365BatchEvent): Promise<void>;
  /** What became of leads in Dynamics, when it changes. A host that does not stream it leaves it out. */
  recordOutcome?(manager: EntityManager, changes: readonly D365OutcomeEvent[]): Promise<void>;
}

/** For a host that does not stream events. */
export const SILENT_D365_EVENTS: D365Events = { recordStatus: () => Promise.resolve() };
