import type { WriteIntent } from './push-lead';
import type { ColumnValue } from './schema';

/** What a job sent to one column and what stood there before. */
export interface WriteChange {
  readonly prior: ColumnValue;
  readonly value: ColumnValue;
  /** Sent while creating the row: there was nothing before. */
  readonly created?: true;
}

export type WriteChanges = Readonly<Record<string, WriteChange>>;

/**
 * Adds what is about to be sent to what the job has sent already. Where Dynamics holds what an earlier attempt sent, that
 * attempt did write although its answer was lost: what stood there before it stays on record.
 */
export function toWriteChanges(known: WriteChanges, intent: WriteIntent): WriteChanges {
  const added = Object.entries(intent.values).map(([column, value]): [string, WriteChange] => {
    if (intent.creates) return [column, { prior: null, value, created: true }];
    const prior = intent.prior[column] ?? null;
    const earlier = known[column];
    return [column, earlier !== undefined && earlier.value === prior ? { ...earlier, value } : { prior, value }];
  });
  return { ...known, ...Object.fromEntries(added) };
}
