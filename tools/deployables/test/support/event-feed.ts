export interface FeedEvent {
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Listens to the events of one api, as a dashboard would. */
export class EventFeed {
  readonly events: FeedEvent[] = [];
  private readonly abort = new AbortController();
  private broken: Promise<unknown> = Promise.resolve();

  static async open(apiUrl: string): Promise<EventFeed> {
    const feed = new EventFeed();
    const response = await fetch(`${apiUrl}/api/v1/events`, { signal: feed.abort.signal });
    if (response.body === null || !response.ok) throw new Error(`No events from ${apiUrl}: ${response.status}`);
    // Kept for whoever closes it: a stream that broke off must not pass for a quiet one.
    feed.broken = feed.read(response.body).then(
      () => new Error('The api has closed the stream.'),
      (error: unknown) => error,
    );
    return feed;
  }

  find(name: string, matches: (data: FeedEvent['data']) => boolean): FeedEvent | undefined {
    return this.events.find((event) => event.name === name && matches(event.data));
  }

  /** Resolves to nothing when the stream has held until now. */
  async close(): Promise<void> {
    this.abort.abort();
    const reason = await this.broken;
    if (reason !== this.abort.signal.reason) throw reason;
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of body) {
      const blocks = (text + decoder.decode(chunk, { stream: true })).split('\n\n');
      text = blocks.pop() ?? '';
      this.events.push(...blocks.flatMap(toEvent));
    }
  }
}

function toEvent(block: string): FeedEvent[] {
  const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];
  const name = field('event');
  const data = field('data');
  // A block without data is a heartbeat.
  return name === undefined || data === undefined ? [] : [{ name, data: JSON.parse(data) as FeedEvent['data'] }];
}
