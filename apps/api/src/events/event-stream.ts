import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { OUTBOX_CHANNEL, type HunterEvent } from '@hunter/contracts';
import { OutboxRepository } from '@hunter/persistence';
import { Client } from 'pg';
import { Subject, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';

const POLL_MS = 2_000;
const RECONNECT_MS = 1_000;
const PAGE = 1_000;
/** Transactions that take longer than this to commit may have their events skipped by a replica. */
const SETTLE_SECONDS = 30;

/**
 * Streams the outbox to this replica's clients. Ids are given out before commit, so an id may appear after a greater one:
 * the stream therefore reads again from below the settle window and drops what it has already sent.
 */
@Injectable()
export class EventStream implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('events');
  private readonly subject = new Subject<HunterEvent>();
  private readonly sent = new Set<string>();
  private settledId = '0';
  private reading: Promise<void> = Promise.resolve();
  private listener: Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;

  /** Completes when the process stops. */
  readonly events: Observable<HunterEvent> = this.subject.asObservable();

  constructor(
    private readonly outbox: OutboxRepository,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.settledId = await this.outbox.fetchLatestId();
    void this.listen();
    this.timer = setInterval(() => {
      this.readSoon();
    }, POLL_MS);
  }

  /** Before the server closes: it waits for its connections, and an open stream would keep it waiting for ever. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearInterval(this.timer);
    this.subject.complete();
    await this.reading;
    await this.listener?.end();
  }

  /** Events that a returning client has missed. */
  async fetchMissed(lastEventId: string): Promise<readonly HunterEvent[]> {
    return this.outbox.fetchEvents(lastEventId, PAGE);
  }

  /** Holds a connection that Postgres wakes, and makes a new one when it is lost; meanwhile the stream polls. */
  private async listen(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.listenOnce();
      } catch (error) {
        this.logger.warn({
          message: 'not listening for events, polling instead',
          error: error instanceof Error ? error.message : String(error),
        });
      }
      if (!this.stopped) await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS));
    }
  }

  /** Resolves when the connection ends, rejects when it fails. */
  private async listenOnce(): Promise<void> {
    const { url } = this.dataSource.options as { url?: string };
    const client = new Client({ connectionString: url, application_name: 'hunter-api-events' });
    const ended = new Promise<void>((resolve, reject) => {
      client.once('end', resolve);
      client.on('error', reject);
    });
    // The failure is taken up below; until then it must not count as unhandled.
    ended.catch(() => undefined);
    client.on('notification', () => {
      this.readSoon();
    });
    await client.connect();
    this.listener = client;
    try {
      // The process may have been stopped meanwhile, before there was a connection to end.
      if (this.stopped) {
        await client.end();
        return;
      }
      await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
      this.readSoon();
      await ended;
    } finally {
      this.listener = null;
    }
  }

  private readSoon(): void {
    if (this.stopped) return;
    this.reading = this.reading
      .then(() => this.readNew())
      .catch((error: unknown) => {
        this.logger.warn({ message: 'events not read', error: error instanceof Error ? error.message : String(error) });
      });
  }

  private async readNew(): Promise<void> {
    for (let afterId = this.settledId; ; ) {
      const events = await this.outbox.fetchEvents(afterId, PAGE);
      for (const event of events) {
        if (this.sent.has(event.id)) continue;
        this.sent.add(event.id);
        this.subject.next(event);
      }
      const last = events.at(-1);
      if (last === undefined || events.length < PAGE) break;
      afterId = last.id;
    }
    const settled = await this.outbox.fetchSettledId(SETTLE_SECONDS);
    if (BigInt(settled) <= BigInt(this.settledId)) return;
    this.settledId = settled;
    for (const id of this.sent) if (BigInt(id) <= BigInt(settled)) this.sent.delete(id);
  }
}
