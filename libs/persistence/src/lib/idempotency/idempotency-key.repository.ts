import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { toJsonb } from '../to-jsonb';

export interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** What a key means for the request that carries it now. */
export type KeyClaim =
  | { readonly kind: 'first' }
  | { readonly kind: 'running' }
  | { readonly kind: 'other-request' }
  | { readonly kind: 'answered'; readonly answer: StoredAnswer };

interface KeyRow {
  readonly request_hash: string;
  readonly response_status: number | null;
  readonly response_body: unknown;
}

/** A request that died without an answer frees its key after this long. */
const ABANDONED_AFTER_SECONDS = 60;

/** Answers already given to requests with an `Idempotency-Key`, per principal. */
@Injectable()
export class IdempotencyKeyRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Claims the key for this request, or tells what became of the request that claimed it before. */
  async claimKey(principal: string, key: string, requestHash: string): Promise<KeyClaim> {
    const claimed = await this.dataSource.query<unknown[]>(
      `INSERT INTO idempotency_keys (principal, key, request_hash) VALUES ($1, $2, $3)
       ON CONFLICT (principal, key) DO UPDATE SET created_at = now()
       WHERE idempotency_keys.response_status IS NULL AND idempotency_keys.request_hash = excluded.request_hash
         AND idempotency_keys.created_at < now() - make_interval(secs => $4)
       RETURNING key`,
      [principal, key, requestHash, ABANDONED_AFTER_SECONDS],
    );
    if (claimed.length > 0) return { kind: 'first' };
    const [row] = await this.dataSource.query<KeyRow[]>(
      'SELECT request_hash, response_status, response_body FROM idempotency_keys WHERE principal = $1 AND key = $2',
      [principal, key],
    );
    if (row === undefined) return { kind: 'running' };
    if (row.request_hash !== requestHash) return { kind: 'other-request' };
    if (row.response_status === null) return { kind: 'running' };
    return { kind: 'answered', answer: { status: row.response_status, body: row.response_body } };
  }

  async saveAnswer(principal: string, key: string, answer: StoredAnswer): Promise<void> {
    await this.dataSource.query(
      'UPDATE idempotency_keys SET response_status = $3, response_body = $4::jsonb WHERE principal = $1 AND key = $2',
      [principal, key, answer.status, toJsonb(answer.body)],
    );
  }

  /** Frees the key of a request that failed, so that the same request may be sent again. */
  async releaseKey(principal: string, key: string): Promise<void> {
    await this.dataSource.query(
      'DELETE FROM idempotency_keys WHERE principal = $1 AND key = $2 AND response_status IS NULL',
      [principal, key],
    );
  }

  async deleteOldKeys(olderThanSeconds: number): Promise<void> {
    await this.dataSource.query('DELETE FROM idempotency_keys WHERE created_at < now() - make_interval(secs => $1)', [
      olderThanSeconds,
    ]);
  }
}
