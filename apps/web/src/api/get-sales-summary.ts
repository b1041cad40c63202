import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from './fetch-json';
import type { SalesSummary } from './types';

export function salesSummaryQuery(domain: string, locale: 'tr' | 'en') {
  return queryOptions({
    queryKey: ['leads', 'sales-summary', domain, locale] as const,
    queryFn: ({ signal }) =>
      fetchJson<SalesSummary>(`/leads/${encodeURIComponent(domain)}/sales-summary?locale=${locale}`, { signal }),
  });
}
