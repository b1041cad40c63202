import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from './fetch-json';
import type { PushJob } from './types';

export const pushJobKey = (jobId: string) => ['d365', 'jobs', jobId] as const;

function isOpen(job: PushJob | undefined): boolean {
  return job === undefined || job.status === 'queued' || job.status === 'in_progress';
}

export function pushJobQuery(jobId: string) {
  return queryOptions({
    queryKey: pushJobKey(jobId),
    queryFn: ({ signal }) => fetchJson<PushJob>(`/d365/jobs/${encodeURIComponent(jobId)}`, { signal }),
    refetchInterval: (query) => (isOpen(query.state.data) ? 1_500 : false),
  });
}
