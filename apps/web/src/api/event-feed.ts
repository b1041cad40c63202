import { API_ROOT } from './fetch-json';

const EVENT_NAMES = ['lead.updated', 'job.progress', 'd365.status', 'd365.batch', 'd365.outcome'] as const;

export type FeedEventName = (typeof EVENT_NAMES)[number];
export interface FeedEvent {
  readonly name: FeedEventName;
  readonly data: unknown;
}
/** `offline` while the stream is down and the page has to ask by itself. */
export type FeedState = 'connecting' | 'live' | 'offline';

export interface FeedListener {
  readonly onEvent: (event: FeedEvent) => void;
  /** The stream is back after a gap: what was read before may be out of date. */
  readonly onGap: () => void;
  readonly onState: (state: FeedState) => void;
}

type TabMessage =
  | { readonly kind: 'event'; readonly event: FeedEvent }
  | { readonly kind: 'state'; readonly state: FeedState }
  | { readonly kind: 'gap' }
  | { readonly kind: 'hello' };

const REOPEN_MIN_MS = 1_000;
const REOPEN_MAX_MS = 10_000;

/** Keeps one EventSource open. The browser resumes a broken stream itself; one refused for good is opened anew. */
function keepSourceOpen(publish: (message: TabMessage) => void): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitMs = REOPEN_MIN_MS;
  let hasMissed = false;
  const open = (): void => {
    const opened = new EventSource(`${API_ROOT}/events`);
    source = opened;
    opened.addEventListener('open', () => {
      waitMs = REOPEN_MIN_MS;
      publish({ kind: 'state', state: 'live' });
      if (hasMissed) publish({ kind: 'gap' });
      hasMissed = false;
    });
    opened.addEventListener('error', () => {
      hasMissed = true;
      publish({ kind: 'state', state: 'offline' });
      if (opened.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(open, waitMs);
      waitMs = Math.min(waitMs * 2, REOPEN_MAX_MS);
    });
    for (const name of EVENT_NAMES) {
      opened.addEventListener(name, (message: MessageEvent<string>) => {
        publish({ kind: 'event', event: { name, data: JSON.parse(message.data) as unknown } });
      });
    }
  };
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

/**
 * Connects this tab to the server's events. All tabs share one connection, held by the tab that owns the lock: a
 * browser allows six to one host, so a few tabs with their own streams would starve every other request.
 */
export function openEventFeed(listener: FeedListener): () => void {
  const channel = new BroadcastChannel('hunter-events');
  const stopped = new AbortController();
  let state: FeedState = 'connecting';
  let closeSource: (() => void) | undefined;
  const receive = (message: TabMessage): void => {
    if (message.kind === 'event') listener.onEvent(message.event);
    else if (message.kind === 'gap') listener.onGap();
    else if (message.kind === 'state') {
      state = message.state;
      listener.onState(state);
    } else if (closeSource !== undefined) channel.postMessage({ kind: 'state', state } satisfies TabMessage);
  };
  channel.addEventListener('message', (event: MessageEvent<TabMessage>) => {
    receive(event.data);
  });
  const lead = (): void => {
    // A tab that takes over from a closed one may have missed events in between.
    if (state !== 'connecting') receive({ kind: 'gap' });
    closeSource = keepSourceOpen((message) => {
      receive(message);
      channel.postMessage(message);
    });
    stopped.signal.addEventListener('abort', () => closeSource?.());
  };
  channel.postMessage({ kind: 'hello' } satisfies TabMessage);
  holdLead(lead, stopped.signal);
  return () => {
    stopped.abort();
    channel.close();
  };
}

function holdLead(lead: () => void, stopped: AbortSignal): void {
  // Pages on plain HTTP have no locks: there every tab keeps its own stream.
  if (!('locks' in navigator)) {
    lead();
    return;
  }
  const untilStopped = async (): Promise<void> => {
    if (stopped.aborted) return;
    lead();
    await new Promise<void>((resolve) => {
      stopped.addEventListener('abort', () => {
        resolve();
      });
    });
  };
  navigator.locks.request('hunter-events', { signal: stopped }, untilStopped).catch((error: unknown) => {
    if (!stopped.aborted) throw error;
  });
}
