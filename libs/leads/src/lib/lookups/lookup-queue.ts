/** Wakes workers for leads whose look-up is already in Postgres. Losing a wake-up loses nothing: a relay asks again. */
export interface LookupQueue {
  wakeWorkers(leadIds: readonly string[]): Promise<void>;
  /** How many wake-ups nobody has begun yet. */
  countWaiting(): Promise<number>;
}

export const LOOKUP_QUEUE = Symbol('LOOKUP_QUEUE');
