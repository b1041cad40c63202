import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { createPacedCall } from './paced-call';
import type { PacedCall } from './paced-call';
import type { LeadPage } from './types';

const SETTLE_MS = 250;
const PER_PAGE_MS = 500;

/**
 * Asks for the lists and totals again after a change, at a rate that falls with the number of pages on show: an import
 * raises thousands of changes, and each refresh reads every loaded page.
 */
export function createListRefresher(client: QueryClient): PacedCall {
  const refresh = (): void => {
    void client.invalidateQueries({ queryKey: ['leads', 'list'] });
    void client.invalidateQueries({ queryKey: ['leads', 'kpis'] });
  };
  const shownPages = (): number =>
    Math.max(
      1,
      ...client
        .getQueriesData<InfiniteData<LeadPage>>({ queryKey: ['leads', 'list'], type: 'active' })
        .map(([, list]) => list?.pages.length ?? 1),
    );
  return createPacedCall(refresh, SETTLE_MS, () => shownPages() * PER_PAGE_MS);
}
