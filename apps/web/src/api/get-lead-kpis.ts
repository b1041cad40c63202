import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from './fetch-json';
import type { LeadKpis } from './types';

export function leadKpisQuery() {
  return queryOptions({
    queryKey: ['leads', 'kpis'] as const,
    queryFn: ({ signal }) => fetchJson<LeadKpis>('/leads/kpis', { signal }),
  });
}
