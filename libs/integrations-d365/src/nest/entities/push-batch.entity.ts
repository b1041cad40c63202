import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

import type { PushJobKind } from '../../lib/sync-status';

/** The first two are about a push, the others about an undo: the row came with the batch, or nothing was replaced. */
export const SKIP_CODES = ['lead-not-found', 'lead-not-scored', 'row-created', 'nothing-written'] as const;
export type SkipCode = (typeof SKIP_CODES)[number];

/** A lead of a batch that was not accepted, and why. */
export interface SkippedLead {
  readonly lead_id: string;
  readonly code: SkipCode;
}

/** One request that pushed many leads. */
@Entity({ name: 'd365_push_batches', synchronize: false })
export class PushBatchEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'text', default: 'push' })
  kind!: PushJobKind;

  /** The batch that an undo takes back. */
  @Column({ name: 'undo_of', type: 'uuid', nullable: true })
  undoOf!: string | null;

  @Column({ name: 'requested_by', type: 'text' })
  requestedBy!: string;

  @Column({ name: 'idempotency_key', type: 'text', nullable: true })
  idempotencyKey!: string | null;

  @Column({ name: 'request_hash', type: 'text', nullable: true })
  requestHash!: string | null;

  @Column({ type: 'integer' })
  accepted!: number;

  @Column({ type: 'jsonb' })
  skipped!: readonly SkippedLead[];

  /** How many were skipped; the list names the first of them. */
  @Column({ name: 'skipped_total', type: 'integer', default: 0 })
  skippedTotal!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
