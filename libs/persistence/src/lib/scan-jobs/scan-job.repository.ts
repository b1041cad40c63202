import { Injectable } from '@nestjs/common';
import { DataSource, EntityManager } from 'typeorm';

export type ScanItemState = 'succeeded' | 'incomplete' | 'failed';

/** A scan or import job with counters taken from its items, so that they cannot drift. */
export interface ScanJobRow {
  readonly id: string;
  readonly kind: 'scan' | 'import';
  readonly status: 'queued' | 'running' | 'completed';
  readonly total: number;
  readonly pending: number;
  readonly running: number;
  readonly succeeded: number;
  readonly incomplete: number;
  readonly failed: number;
  readonly created_at: string;
  readonly started_at: string | null;
  readonly finished_at: string | null;
}

export interface ClaimedItem {
  readonly id: string;
  readonly domain: string;
}

export interface FinishedItem {
  readonly id: string;
  readonly state: ScanItemState;
  readonly error_code: string | null;
}

export interface OpenItems {
  readonly scanJobId: string;
  readonly itemIds: readonly string[];
}

const COUNTERS = `
  SELECT j.id, j.kind, j.status, j.total, j.succeeded, j.incomplete, j.failed, j.created_at, j.started_at, j.finished_at,
         (SELECT count(*)::int FROM scan_job_items i WHERE i.scan_job_id = j.id AND i.state = 'running') AS running
  FROM scan_jobs j WHERE j.id = $1`;

/** Scan jobs and their items: the truth about what is still to be scanned. */
@Injectable()
export class ScanJobRepository {
  constructor(private readonly dataSource: DataSource) {}

  async saveScanJob(
    manager: EntityManager,
    job: { readonly kind: 'scan' | 'import'; readonly requestedBy: string; readonly domains: readonly string[] },
  ): Promise<OpenItems> {
    const [row] = await manager.query<{ id: string }[]>(
      `INSERT INTO scan_jobs (kind, total, requested_by, status, finished_at)
       VALUES ($1, $2, $3, $4, CASE WHEN $2 = 0 THEN now() END) RETURNING id`,
      [job.kind, job.domains.length, job.requestedBy, job.domains.length === 0 ? 'completed' : 'queued'],
    );
    if (row === undefined) throw new Error('INSERT … RETURNING gives one row');
    const items = await manager.query<{ id: string }[]>(
      'INSERT INTO scan_job_items (scan_job_id, domain) SELECT $1, unnest($2::text[]) RETURNING id::text',
      [row.id, job.domains],
    );
    return { scanJobId: row.id, itemIds: items.map((item) => item.id) };
  }

  async findScanJob(id: string, manager: EntityManager = this.dataSource.manager): Promise<ScanJobRow | null> {
    const [row] = await manager.query<(Record<string, unknown> & ScanJobRow)[]>(COUNTERS, [id]);
    return row === undefined ? null : toScanJobRow(row);
  }

  /** Takes those of the given items of one job that nobody holds; a worker that died gives its items back when the lease ends. */
  async claimItems(
    scanJobId: string,
    itemIds: readonly string[],
    leaseSeconds: number,
  ): Promise<readonly ClaimedItem[]> {
    return this.dataSource.transaction(async (manager) => {
      // UPDATE … RETURNING through a CTE: TypeORM gives [rows, count] for a bare UPDATE.
      const items = await manager.query<ClaimedItem[]>(
        `WITH claimed AS (
           UPDATE scan_job_items SET state = 'running', lease_until = now() + make_interval(secs => $2)
           WHERE id = ANY($1::bigint[])
             AND (state = 'pending' OR (state = 'running' AND lease_until < now()))
           RETURNING id::text, domain
         ) SELECT * FROM claimed`,
        [itemIds, leaseSeconds],
      );
      if (items.length > 0) {
        await manager.query(
          "UPDATE scan_jobs SET status = 'running', started_at = coalesce(started_at, now()) WHERE id = $1 AND status = 'queued'",
          [scanJobId],
        );
      }
      return items;
    });
  }

  /** Keeps the lease of items that are still being scanned. Those that are just being finished are left alone, not waited for. */
  async extendLeases(itemIds: readonly string[], leaseSeconds: number): Promise<void> {
    await this.dataSource.query(
      `UPDATE scan_job_items SET lease_until = now() + make_interval(secs => $2) WHERE id IN (
         SELECT id FROM scan_job_items WHERE id = ANY($1::bigint[]) AND state = 'running' FOR UPDATE SKIP LOCKED
       )`,
      [itemIds, leaseSeconds],
    );
  }

  /** Gives items back at once, when a worker drains before it could scan them. */
  async releaseItems(itemIds: readonly string[]): Promise<void> {
    await this.dataSource.query(
      "UPDATE scan_job_items SET state = 'pending', lease_until = NULL WHERE id = ANY($1::bigint[]) AND state = 'running'",
      [itemIds],
    );
  }

  /** Takes items from workers whose lease has ended, and returns them: from then on anybody may claim them. */
  async releaseExpiredItems(limit: number): Promise<readonly OpenItems[]> {
    const rows = await this.dataSource.query<OpenItemsRow[]>(
      `WITH released AS (
         UPDATE scan_job_items SET state = 'pending', lease_until = NULL WHERE id IN (
           SELECT id FROM scan_job_items WHERE state = 'running' AND lease_until < now()
           ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED
         ) RETURNING id, scan_job_id
       ) SELECT scan_job_id, array_agg(id::text ORDER BY id) AS ids FROM released GROUP BY scan_job_id`,
      [limit],
    );
    return rows.map(toOpenItems);
  }

  /**
   * Marks items as done, counts them, and completes the job with its last one. Only items that are still running count:
   * a worker that was paused and returns after its lease cannot count an item twice.
   */
  async finishItems(manager: EntityManager, scanJobId: string, items: readonly FinishedItem[]): Promise<ScanJobRow> {
    await manager.query(
      `WITH finished AS (
         UPDATE scan_job_items i SET state = given.state, error_code = given.error_code, lease_until = NULL
         FROM jsonb_to_recordset($2::jsonb) AS given (id bigint, state text, error_code text)
         WHERE i.id = ANY($3::bigint[]) AND i.id = given.id AND i.state = 'running'
         RETURNING i.state
       ), counted AS (
         SELECT (count(*) FILTER (WHERE state = 'succeeded'))::int AS succeeded,
                (count(*) FILTER (WHERE state = 'incomplete'))::int AS incomplete,
                (count(*) FILTER (WHERE state = 'failed'))::int AS failed,
                count(*)::int AS done
         FROM finished
       )
       UPDATE scan_jobs j SET
         succeeded = j.succeeded + counted.succeeded, incomplete = j.incomplete + counted.incomplete, failed = j.failed + counted.failed,
         status = CASE WHEN j.succeeded + j.incomplete + j.failed + counted.done >= j.total THEN 'completed' ELSE j.status END,
         finished_at = CASE WHEN j.succeeded + j.incomplete + j.failed + counted.done >= j.total THEN coalesce(j.finished_at, now()) END
       FROM counted WHERE j.id = $1`,
      [scanJobId, JSON.stringify(items), items.map(({ id }) => id)],
    );
    const job = await this.findScanJob(scanJobId, manager);
    if (job === null) throw new Error('a job whose items are being finished exists');
    return job;
  }

  /** Items that nobody holds, oldest job first, in batches for the queue. */
  async fetchOpenItems(limit: number): Promise<readonly OpenItems[]> {
    const rows = await this.dataSource.query<OpenItemsRow[]>(
      `SELECT scan_job_id, array_agg(id::text ORDER BY id) AS ids FROM (
         SELECT i.id, i.scan_job_id, j.created_at FROM scan_job_items i JOIN scan_jobs j ON j.id = i.scan_job_id
         WHERE j.status <> 'completed' AND (i.state = 'pending' OR (i.state = 'running' AND i.lease_until < now()))
         ORDER BY j.created_at, i.id LIMIT $1
       ) open GROUP BY scan_job_id, created_at ORDER BY created_at`,
      [limit],
    );
    return rows.map(toOpenItems);
  }
}

interface OpenItemsRow {
  readonly scan_job_id: string;
  readonly ids: readonly string[];
}

function toOpenItems({ scan_job_id, ids }: OpenItemsRow): OpenItems {
  return { scanJobId: scan_job_id, itemIds: ids };
}

function toScanJobRow(row: Record<string, unknown> & ScanJobRow): ScanJobRow {
  return {
    ...row,
    pending: row.total - row.running - row.succeeded - row.incomplete - row.failed,
    created_at: toIso(row.created_at) ?? '',
    started_at: toIso(row.started_at),
    finished_at: toIso(row.finished_at),
  };
}

function toIso(value: unknown): string | null {
  return value instanceof Date ? value.toISOString() : null;
}
