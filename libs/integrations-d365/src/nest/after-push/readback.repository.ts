import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { D365FailureCode } from '../../lib/failure-codes';

export type ReadbackMode = 'tracking' | 'polling';

/** The right to read back, held by one worker at a time. */
export interface ReadbackLease {
  readonly organisation: string;
  readonly token: number;
  readonly leaseMs: number;
  readonly leadsLink: string | null;
  readonly opportunitiesLink: string | null;
}

export interface ReadbackReport {
  readonly mode: ReadbackMode;
  /** Links to go on from; null keeps those that are stored. */
  readonly links: { readonly leads: string; readonly opportunities: string } | null;
  readonly trackingRefusal: D365FailureCode | null;
  readonly unread: number;
  readonly unreadCode: D365FailureCode | null;
}

export interface ReadbackState {
  readonly mode: ReadbackMode | null;
  readonly lastStartedAt: Date | null;
  readonly lastSucceededAt: Date | null;
  readonly lastFailedAt: Date | null;
  readonly errorCode: string | null;
  readonly trackingRefusal: string | null;
  readonly unread: number;
  readonly unreadCode: string | null;
}

/** Another worker has taken over, and this one has nothing more to say. */
export class ReadbackLeaseLost extends Error {
  override readonly name = 'ReadbackLeaseLost';
}

/** Where the read-back of one organisation stands, and who carries it out. Links of another organisation are never used. */
@Injectable()
export class ReadbackRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Takes the lease when a round is due and nobody holds it. */
  async claim(organisation: string, intervalMs: number, leaseMs: number): Promise<ReadbackLease | null> {
    await this.dataSource.query('INSERT INTO d365_readback (organisation) VALUES ($1) ON CONFLICT DO NOTHING', [
      organisation,
    ]);
    const [rows] = await this.dataSource.query<
      [{ lease_token: number; leads_link: string | null; opportunities_link: string | null }[], number]
    >(
      `UPDATE d365_readback
       SET lease_token = lease_token + 1, lease_until = clock_timestamp() + $3 * interval '1 millisecond',
           last_started_at = clock_timestamp(), due_at = clock_timestamp() + $2 * interval '1 millisecond'
       WHERE organisation = $1 AND due_at <= clock_timestamp()
         AND (lease_until IS NULL OR lease_until < clock_timestamp())
       RETURNING lease_token, leads_link, opportunities_link`,
      [organisation, intervalMs, leaseMs],
    );
    const [row] = rows;
    if (row === undefined) return null;
    return {
      organisation,
      leaseMs,
      token: row.lease_token,
      leadsLink: row.leads_link,
      opportunitiesLink: row.opportunities_link,
    };
  }

  /** Keeps the lease; gives the database's time. @throws ReadbackLeaseLost */
  async renew({ organisation, token, leaseMs }: ReadbackLease, manager?: EntityManager): Promise<Date> {
    const [rows] = await (manager ?? this.dataSource).query<[{ at: Date }[], number]>(
      `UPDATE d365_readback SET lease_until = clock_timestamp() + $3 * interval '1 millisecond'
       WHERE organisation = $1 AND lease_token = $2 AND lease_until IS NOT NULL RETURNING clock_timestamp() AS at`,
      [organisation, token, leaseMs],
    );
    const [row] = rows;
    if (row === undefined) throw new ReadbackLeaseLost();
    return row.at;
  }

  /** Runs in a transaction that only the holder of the lease can commit. @throws ReadbackLeaseLost */
  async saveUnder(lease: ReadbackLease, save: (manager: EntityManager) => Promise<void>): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await this.renew(lease, manager);
      await save(manager);
    });
  }

  /** Ends a round that succeeded and gives the lease back. */
  async finish({ organisation, token }: ReadbackLease, report: ReadbackReport): Promise<void> {
    await this.dataSource.query(
      `UPDATE d365_readback
       SET lease_until = NULL, last_succeeded_at = clock_timestamp(), error_code = NULL, mode = $3,
           leads_link = coalesce($4, leads_link), opportunities_link = coalesce($5, opportunities_link),
           tracking_refusal = $6, unread = $7, unread_code = $8
       WHERE organisation = $1 AND lease_token = $2`,
      [
        organisation,
        token,
        report.mode,
        report.links?.leads ?? null,
        report.links?.opportunities ?? null,
        report.trackingRefusal,
        report.unread,
        report.unreadCode,
      ],
    );
  }

  /** Ends a round that failed: the next one begins where this one did. */
  async fail({ organisation, token }: ReadbackLease, code: D365FailureCode): Promise<void> {
    await this.dataSource.query(
      `UPDATE d365_readback SET lease_until = NULL, last_failed_at = clock_timestamp(), error_code = $3
       WHERE organisation = $1 AND lease_token = $2`,
      [organisation, token, code],
    );
  }

  /** Gives the lease back as if the round had not begun: it was called off, not refused. */
  async release({ organisation, token }: ReadbackLease): Promise<void> {
    await this.dataSource.query(
      `UPDATE d365_readback SET lease_until = NULL, due_at = clock_timestamp() WHERE organisation = $1 AND lease_token = $2`,
      [organisation, token],
    );
  }

  async findState(organisation: string): Promise<ReadbackState | null> {
    const [row] = await this.dataSource.query<ReadbackState[]>(
      `SELECT mode, last_started_at AS "lastStartedAt", last_succeeded_at AS "lastSucceededAt",
              last_failed_at AS "lastFailedAt", error_code AS "errorCode", tracking_refusal AS "trackingRefusal",
              unread, unread_code AS "unreadCode"
       FROM d365_readback WHERE organisation = $1`,
      [organisation],
    );
    return row ?? null;
  }
}
