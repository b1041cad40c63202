import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from './fetch-json';
import type { ScanJob } from './types';

const POLL_MS = 2_000;

export const scanJobKey = (jobId: string) => ['scan-jobs', jobId] as const;

/** Of two readings of one job the one that is further on, since a slow answer may arrive after a later event. */
export function laterScanJob(known: ScanJob | undefined, next: ScanJob): ScanJob {
  if (known === undefined || next.status === 'completed') return next;
  return known.status === 'completed' || known.done > next.done ? known : next;
}

/** Follows a job until it is done: events carry its progress, and it is asked for as well in case they do not come. */
export function scanJobQuery(jobId: string) {
  return queryOptions({
    queryKey: scanJobKey(jobId),
    queryFn: async ({ signal, client }) => {
      const job = await fetchJson<ScanJob>(`/scan-jobs/${encodeURIComponent(jobId)}`, { signal });
      return laterScanJob(client.getQueryData<ScanJob>(scanJobKey(jobId)), job);
    },
    refetchInterval: (query) => (query.state.data?.status === 'completed' ? false : POLL_MS),
  });
}
