import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from './fetch-json';
import type { RejectedRow, RejectedRowsPage } from './types';

function fetchPage(jobId: string, afterLine: number, signal?: AbortSignal): Promise<RejectedRowsPage> {
  const address = `/scan-jobs/${encodeURIComponent(jobId)}/rejected?after_line=${String(afterLine)}`;
  return fetchJson<RejectedRowsPage>(address, { signal });
}

/** The first rows an import refused, for the page to show. */
export function rejectedRowsQuery(jobId: string) {
  return queryOptions({
    queryKey: ['rejected-rows', jobId] as const,
    queryFn: ({ signal }) => fetchPage(jobId, 0, signal),
    staleTime: Infinity,
  });
}

/** All rows an import refused, in file order. */
export async function fetchAllRejectedRows(jobId: string): Promise<readonly RejectedRow[]> {
  const rows: RejectedRow[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: RejectedRowsPage = await fetchPage(jobId, after);
    rows.push(...page.items);
    after = page.next_line;
  }
  return rows;
}
