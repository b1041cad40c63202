import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { LeadPage } from './types';

const SETTLE_MS = 250;
const PER_PAGE_MS = 500;

/**
 * Asks for the lists and totals again after a change, at a rate that falls with the number of pages on show: an import
 * raises thousands of changes, and each refresh reads every loaded page.
 */
export function createListRefresher(client: QueryClient): { request: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastRefreshAt = -Infinity;
  const refresh = (): void => {
    timer = undefined;
    lastRefreshAt = performance.now();
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
  return {
    request() {
      if (timer !== undefined) return;
      const dueAt = lastRefreshAt + shownPages() * PER_PAGE_MS;
      timer = setTimeout(refresh, Math.max(SETTLE_MS, dueAt - performance.now()));
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
