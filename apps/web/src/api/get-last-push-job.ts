import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from './fetch-json';
import type { PushJob, PushJobPage } from './types';

const POLL_MS = 1_500;

function isOpen(job: PushJob | null | undefined): boolean {
  return job?.status === 'queued' || job?.status === 'in_progress';
}

/** The newest push of a lead, by whomever and from wherever; null when there was none. */
export function lastPushJobQuery(leadId: string) {
  return queryOptions({
    queryKey: ['d365', 'jobs', leadId] as const,
    queryFn: async ({ signal }): Promise<PushJob | null> => {
      const page = await fetchJson<PushJobPage>(`/d365/jobs?lead_id=${encodeURIComponent(leadId)}&limit=1`, { signal });
      return page.items[0] ?? null;
    },
    refetchInterval: (query) => (isOpen(query.state.data) ? POLL_MS : false),
  });
}
