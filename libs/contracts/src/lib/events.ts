/** Names of the server-sent events on `/api/v1/events`. */
export const EVENT_NAMES = ['lead.updated', 'job.progress', 'd365.status', 'd365.batch', 'd365.outcome'] as const;
export type EventName = (typeof EVENT_NAMES)[number];

/** A row of the outbox as every api replica streams it. */
export interface HunterEvent {
  readonly id: string;
  readonly name: EventName;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Postgres channel that wakes the api replicas after a commit. The payload is empty: the outbox is read. */
export const OUTBOX_CHANNEL = 'hunter_outbox';
