import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from './fetch-json';
import type { LeadPage } from './types';

/** How many leads show Error; kept fresh together with the lists. */
export function failedLeadCountQuery() {
  return queryOptions({
    queryKey: ['leads', 'kpis', 'd365-error'] as const,
    queryFn: async ({ signal }): Promise<number> => {
      const page = await fetchJson<LeadPage>('/leads?d365_status=error&limit=1&total=true', { signal });
      return page.total ?? page.items.length;
    },
  });
}
