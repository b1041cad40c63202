import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from './fetch-json';
import { withNewerStatus } from './status-ledger';
import type { LeadDetail } from './types';

/** Reads one lead by id or domain. */
export async function fetchLead(key: string, signal?: AbortSignal): Promise<LeadDetail> {
  const askedAt = performance.now();
  const lead = await fetchJson<LeadDetail>(`/leads/${encodeURIComponent(key)}`, { signal });
  return withNewerStatus(lead, askedAt);
}

export function leadQuery(domain: string) {
  return queryOptions({
    queryKey: ['leads', 'detail', domain] as const,
    queryFn: ({ signal }) => fetchLead(domain, signal),
  });
}
