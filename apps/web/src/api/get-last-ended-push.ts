import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from './fetch-json';
import type { PushJob, PushJobPage } from './types';

const POLL_MS = 30_000;

/** The newest push of any lead that has ended; null when none has. */
export function lastEndedPushQuery() {
  return queryOptions({
    // Below the key of the delivery, so that whatever makes the page ask for that asks for this too.
    queryKey: ['d365', 'delivery', 'last-ended-push'] as const,
    queryFn: async ({ signal }): Promise<PushJob | null> => {
      const page = await fetchJson<PushJobPage>('/d365/jobs?status=succeeded,blocked,error&limit=1', { signal });
      return page.items[0] ?? null;
    },
    refetchInterval: POLL_MS,
  });
}
