import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A lead of a batch that was not accepted, and why. */
export interface SkippedLead {
  readonly lead_id: string;
  readonly code: 'lead-not-found' | 'lead-not-scored';
}

/** One request that pushed many leads. */
@Entity({ name: 'd365_push_batches', synchronize: false })
export class PushBatchEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

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

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
