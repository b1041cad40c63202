import type { EntityManager } from 'typeorm';
import type { D365StatusEvent } from '../lib/sync-status';

/** Told of every change of a lead's badge inside the transaction that makes it, so that the news commits with it. */
export interface D365Events {
  recordStatus(manager: EntityManager, changes: readonly D365StatusEvent[]): Promise<void>;
}

/** For a host that does not stream events. */
export const SILENT_D365_EVENTS: D365Events = { recordStatus: () => Promise.resolve() };
