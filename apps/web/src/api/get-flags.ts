import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from './fetch-json';
import type { Flags } from './types';

export function flagsQuery() {
  return queryOptions({
    queryKey: ['flags'] as const,
    queryFn: ({ signal }) => fetchJson<Flags>('/flags', { signal }),
    staleTime: 60_000,
  });
}
