import { Injectable } from '@nestjs/common';
import { OUTBOX_CHANNEL, type EventName, type HunterEvent } from '@hunter/contracts';
import { DataSource, EntityManager } from 'typeorm';
import { toJsonb } from '../to-jsonb';

export interface NewEvent {
  readonly name: EventName;
  readonly data: Readonly<Record<string, unknown>>;
}

interface OutboxRow {
  readonly id: string;
  readonly name: EventName;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Events that are committed together with what they tell of, and read by every api replica. */
@Injectable()
export class OutboxRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Writes events in the caller's transaction; listeners wake when it commits. */
  async saveEvents(manager: EntityManager, events: readonly NewEvent[]): Promise<void> {
    if (events.length === 0) return;
    // The clock and not the transaction's beginning: a long import would otherwise look settled before it commits.
    await manager.query(
      `WITH saved AS (
         INSERT INTO outbox (name, data, created_at)
         SELECT name, data, clock_timestamp() FROM jsonb_to_recordset($1::jsonb) AS given (name text, data jsonb)
       ) SELECT pg_notify($2, '')`,
      [toJsonb(events), OUTBOX_CHANNEL],
    );
  }

  /** Writes one event per item, all of the same name. */
  async saveEventsOf(manager: EntityManager, name: EventName, items: readonly object[]): Promise<void> {
    await this.saveEvents(
      manager,
      items.map((item) => ({ name, data: { ...item } })),
    );
  }

  /** Events after `afterId`, oldest first. */
  async fetchEvents(afterId: string, limit: number): Promise<readonly HunterEvent[]> {
    const rows = await this.dataSource.query<OutboxRow[]>(
      // Qualified: ORDER BY id would mean the text in the result, where 10 comes before 9.
      'SELECT o.id::text, o.name, o.data FROM outbox o WHERE o.id > $1 ORDER BY o.id LIMIT $2',
      [afterId, limit],
    );
    return rows;
  }

  /** Events after `afterId` but without those that are known already, oldest first. */
  async fetchUnseenEvents(afterId: string, seenIds: readonly string[], limit: number): Promise<readonly HunterEvent[]> {
    return this.dataSource.query<OutboxRow[]>(
      `SELECT o.id::text, o.name, o.data FROM outbox o
       WHERE o.id > $1 AND NOT EXISTS (SELECT FROM unnest($2::bigint[]) AS seen (id) WHERE seen.id = o.id)
       ORDER BY o.id LIMIT $3`,
      [afterId, seenIds, limit],
    );
  }

  /** The newest id older than the window, below which no transaction can still commit an event. */
  async fetchSettledId(windowSeconds: number): Promise<string> {
    const [row] = await this.dataSource.query<{ id: string }[]>(
      `SELECT coalesce(max(id), 0)::text AS id FROM outbox WHERE created_at < now() - make_interval(secs => $1)`,
      [windowSeconds],
    );
    return row?.id ?? '0';
  }

  async fetchLatestId(): Promise<string> {
    const [row] = await this.dataSource.query<{ id: string }[]>('SELECT coalesce(max(id), 0)::text AS id FROM outbox');
    return row?.id ?? '0';
  }

  /** Removes events that no client will ask for again. */
  async deleteOldEvents(olderThanSeconds: number): Promise<void> {
    await this.dataSource.query('DELETE FROM outbox WHERE created_at < now() - make_interval(secs => $1)', [
      olderThanSeconds,
    ]);
  }
}
