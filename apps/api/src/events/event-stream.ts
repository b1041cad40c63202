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
import { Observable, Subject, type Subscriber } from 'rxjs';
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
  private readIsQueued = false;
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

  /**
   * What a returning client has missed, then what happens. Live events are held back until it has caught up, and those
   * that the stream brings after the client got them as missed ones are left out: an old status must not come last.
   */
  eventsAfter(lastEventId: string): Observable<HunterEvent> {
    return new Observable((subscriber) => {
      const sent = new Set<string>();
      let held: HunterEvent[] | null = [];
      const sendOnce = (event: HunterEvent): void => {
        if (!sent.delete(event.id)) subscriber.next(event);
      };
      const live = this.subject.subscribe({
        next: (event) => {
          if (held === null) sendOnce(event);
          else held.push(event);
        },
        complete: () => {
          subscriber.complete();
        },
      });
      const catchUp = async (): Promise<void> => {
        await this.sendMissed(lastEventId, subscriber, sent);
        held?.forEach(sendOnce);
        held = null;
      };
      catchUp().catch((error: unknown) => {
        this.logger.warn({
          message: 'missed events not read',
          error: error instanceof Error ? error.message : String(error),
        });
        // The client comes back by itself, with the same last id.
        subscriber.complete();
      });
      return live;
    });
  }

  private async sendMissed(lastEventId: string, subscriber: Subscriber<HunterEvent>, sent: Set<string>): Promise<void> {
    let afterId: string | null = lastEventId;
    while (afterId !== null && !subscriber.closed) {
      const events: readonly HunterEvent[] = await this.outbox.fetchEvents(afterId, PAGE);
      for (const event of events) {
        sent.add(event.id);
        subscriber.next(event);
      }
      afterId = events.length === PAGE ? (events.at(-1)?.id ?? null) : null;
    }
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

  /** One read waits at most: it begins after every event that woke it was committed. */
  private readSoon(): void {
    if (this.stopped || this.readIsQueued) return;
    this.readIsQueued = true;
    this.reading = this.reading
      .then(() => {
        this.readIsQueued = false;
        return this.readNew();
      })
      .catch((error: unknown) => {
        this.logger.warn({ message: 'events not read', error: error instanceof Error ? error.message : String(error) });
      });
  }

  private async readNew(): Promise<void> {
    // Before the events, so that whatever is settled by now is among those that are read below.
    const settled = await this.outbox.fetchSettledId(SETTLE_SECONDS);
    for (let more = true; more; ) {
      const events = await this.outbox.fetchUnseenEvents(this.settledId, [...this.sent], PAGE);
      for (const event of events) {
        this.sent.add(event.id);
        this.subject.next(event);
      }
      more = events.length === PAGE;
    }
    if (BigInt(settled) <= BigInt(this.settledId)) return;
    this.settledId = settled;
    for (const id of this.sent) if (BigInt(id) <= BigInt(settled)) this.sent.delete(id);
  }
}
