import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { fetchJson } from './fetch-json';
import { toApiParams } from './lead-filter';
import type { LeadFilter } from './lead-filter';
import { withNewerStatuses } from './status-ledger';
import type { LeadPage } from './types';

const PAGE_SIZE = 100;

export async function fetchLeads(filter: LeadFilter, cursor: string | null, signal?: AbortSignal): Promise<LeadPage> {
  const params = toApiParams(filter);
  params.set('limit', String(PAGE_SIZE));
  if (cursor === null) params.set('total', 'true');
  else params.set('cursor', cursor);
  const askedAt = performance.now();
  const page = await fetchJson<LeadPage>(`/leads?${params.toString()}`, { signal });
  return { ...page, items: withNewerStatuses(page.items, askedAt) };
}

export function leadsQuery(filter: LeadFilter) {
  return infiniteQueryOptions({
    queryKey: ['leads', 'list', filter] as const,
    queryFn: ({ pageParam, signal }) => fetchLeads(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last: LeadPage) => last.next_cursor,
    placeholderData: keepPreviousData,
  });
}
