import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from './fetch-json';
import type { DeliveryStatus } from './types';

const WHILE_HELD_MS = 3_000;
const WHILE_FREE_MS = 30_000;

export const deliveryStatusKey = ['d365', 'delivery'] as const;

/**
 * Whether pushes reach Dynamics. A change of any push makes the page ask as well (`LiveUpdates`); the clock is for what
 * no event tells: the end of an outage or a pause with nothing in the queue.
 */
export function deliveryStatusQuery() {
  return queryOptions({
    queryKey: deliveryStatusKey,
    queryFn: ({ signal }) => fetchJson<DeliveryStatus>('/d365/status', { signal }),
    refetchInterval: (query) => ((query.state.data?.waiting ?? null) === null ? WHILE_FREE_MS : WHILE_HELD_MS),
  });
}
