import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from './fetch-json';
import type { D365BatchEvent, PushBatch } from './types';

const POLL_MS = 2_000;

export const pushBatchKey = (batchId: string) => ['d365', 'batches', batchId] as const;

/** Follows a batch until its last job has ended: events carry the counts, and it is asked for as well. */
export function pushBatchQuery(batchId: string) {
  return queryOptions({
    queryKey: pushBatchKey(batchId),
    queryFn: ({ signal }) => fetchJson<PushBatch>(`/d365/batches/${encodeURIComponent(batchId)}`, { signal }),
    refetchInterval: (query) => (query.state.data?.status === 'finished' ? false : POLL_MS),
  });
}

/** Brings the counts of an event into what is known of a batch; its reasons come with the next reading. */
export function mergeBatchEvent(known: PushBatch | undefined, event: D365BatchEvent): PushBatch | undefined {
  return known === undefined ? undefined : { ...known, ...event };
}
