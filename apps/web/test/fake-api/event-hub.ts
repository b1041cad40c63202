import type { ServerResponse } from 'node:http';

interface SentEvent {
  readonly id: number;
  readonly text: string;
}

/** The server's side of `GET events`: streams to whoever listens and resends what a returning listener missed. */
export class EventHub {
  private readonly sent: SentEvent[] = [];
  private readonly listeners = new Set<ServerResponse>();
  private opened = 0;

  /** Streams that were ever opened. */
  get openedCount(): number {
    return this.opened;
  }

  get listenerCount(): number {
    return this.listeners.size;
  }

  open(response: ServerResponse, lastEventId: string | undefined): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 200\n\n');
    const seen = Number(lastEventId ?? Number.POSITIVE_INFINITY);
    for (const event of this.sent) if (event.id > seen) response.write(event.text);
    this.listeners.add(response);
    this.opened += 1;
    response.on('close', () => this.listeners.delete(response));
  }

  send(name: string, data: unknown): void {
    const id = this.sent.length + 1;
    const text = `id: ${String(id)}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
    this.sent.push({ id, text });
    for (const listener of this.listeners) listener.write(text);
  }

  /** Breaks every open stream, as a restart of the server would. */
  cut(): void {
    for (const listener of this.listeners) listener.destroy();
    this.listeners.clear();
  }
}
