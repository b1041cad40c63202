import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from './fetch-json';
import type { Checklist } from './types';

/** The doctor's findings. Each reading asks Dynamics a dozen questions, so only the page and a person make one. */
export function checklistQuery() {
  return queryOptions({
    queryKey: ['d365', 'checklist'] as const,
    queryFn: ({ signal }) => fetchJson<Checklist>('/d365/checklist', { signal }),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
