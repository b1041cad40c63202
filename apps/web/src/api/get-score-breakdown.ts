import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from './fetch-json';
import type { ScoreBreakdown } from './types';

export function scoreBreakdownQuery(domain: string) {
  return queryOptions({
    queryKey: ['leads', 'score-breakdown', domain] as const,
    queryFn: ({ signal }) =>
      fetchJson<ScoreBreakdown>(`/leads/${encodeURIComponent(domain)}/score-breakdown`, { signal }),
  });
}
