import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { applyFeedEvent } from '../api/apply-feed-event';
import { createDeliveryRefresher } from '../api/delivery-refresher';
import { openEventFeed } from '../api/event-feed';
import type { FeedState } from '../api/event-feed';
import { deliveryStatusKey } from '../api/get-delivery-status';
import { createListRefresher } from '../api/list-refresher';
import { LiveStateProvider } from './live-state';
import { useStatusAnnouncements } from './use-status-announcements';

const POLL_MS = 3_000;
/** What the server may have changed behind our back. */
const LIVE_KEYS = [['leads'], ['scan-jobs'], ['d365', 'jobs'], ['d365', 'batches'], deliveryStatusKey] as const;

function refreshAll(client: QueryClient): void {
  for (const queryKey of LIVE_KEYS) void client.invalidateQueries({ queryKey });
}

/** Only what is on show already: asking again for what failed would swap its error for a skeleton every few seconds. */
function pollShown(client: QueryClient): void {
  for (const queryKey of LIVE_KEYS) {
    void client.invalidateQueries({ queryKey, predicate: ({ state }) => state.data !== undefined });
  }
}

/** Keeps what is on show in step with the server: by events, and by asking while there are none. */
export function LiveUpdates({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<FeedState>('connecting');
  const announceStatus = useStatusAnnouncements();
  useEffect(() => {
    const refresher = createListRefresher(client);
    const delivery = createDeliveryRefresher(client);
    const close = openEventFeed({
      onState: setState,
      onGap: () => {
        refreshAll(client);
      },
      onEvent: (event) => {
        if (event.name === 'd365.status') {
          announceStatus(event.data);
          delivery.request();
        }
        applyFeedEvent(client, event);
        refresher.request();
      },
    });
    return () => {
      close();
      refresher.stop();
      delivery.stop();
    };
  }, [client, announceStatus]);
  useEffect(() => {
    if (state !== 'offline') return undefined;
    const timer = setInterval(() => {
      pollShown(client);
    }, POLL_MS);
    return () => {
      clearInterval(timer);
    };
  }, [client, state]);
  return <LiveStateProvider value={state}>{children}</LiveStateProvider>;
}
