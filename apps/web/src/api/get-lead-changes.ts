import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from './fetch-json';
import type { LeadChangePage } from './types';

/** As many as a glance takes in. */
const SHOWN = 10;

/** The newest changes of a lead. */
export function leadChangesQuery(domain: string) {
  return queryOptions({
    queryKey: ['leads', 'changes', domain] as const,
    queryFn: ({ signal }) =>
      fetchJson<LeadChangePage>(`/leads/${encodeURIComponent(domain)}/changes?limit=${String(SHOWN)}`, { signal }),
  });
}
