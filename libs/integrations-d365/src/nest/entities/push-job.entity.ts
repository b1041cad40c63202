import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { D365FailureCode } from '../../lib/failure-codes';
import type { KeptColumn, PlanNote } from '../../lib/plan';
import type { MatchedRow } from '../../lib/matched-row';
import type { PushChoices } from '../../lib/push-choices';
import type { PushJobKind, PushJobStatus, PushOutcome } from '../../lib/sync-status';
import type { WriteChanges } from '../../lib/write-changes';

/** One push of one lead. This row is the truth; Redis only wakes whoever works on it. */
@Entity({ name: 'd365_push_jobs', synchronize: false })
export class PushJobEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ name: 'lead_id', type: 'uuid' })
  leadId!: string;

  @Column({ name: 'batch_id', type: 'uuid', nullable: true })
  batchId!: string | null;

  @Column({ type: 'text', default: 'push' })
  kind!: PushJobKind;

  /** The job that an undo takes back. */
  @Column({ name: 'undo_of', type: 'uuid', nullable: true })
  undoOf!: string | null;

  /** What the person who pushed has decided. */
  @Column({ type: 'jsonb' })
  choices!: PushChoices;

  /** Rows in Dynamics that stood in the way. */
  @Column({ type: 'jsonb' })
  matches!: readonly MatchedRow[];

  /** What the job sent, per column, and what it replaced. */
  @Column({ type: 'jsonb' })
  changes!: WriteChanges;

  @Column({ type: 'text' })
  status!: PushJobStatus;

  /** Attempts that came to an end; one that was interrupted by a dying worker does not count. */
  @Column({ name: 'attempt_count', type: 'integer' })
  attemptCount!: number;

  @Column({ name: 'next_attempt_at', type: 'timestamptz' })
  nextAttemptAt!: Date;

  /** Fencing token: grows with every claim, and only its latest holder may write. */
  @Column({ name: 'lease_token', type: 'integer' })
  leaseToken!: number;

  @Column({ name: 'lease_holder', type: 'text', nullable: true })
  leaseHolder!: string | null;

  @Column({ name: 'lease_until', type: 'timestamptz', nullable: true })
  leaseUntil!: Date | null;

  /** Claims whose worker vanished. */
  @Column({ name: 'lost_count', type: 'integer' })
  lostCount!: number;

  @Column({ name: 'error_code', type: 'text', nullable: true })
  errorCode!: D365FailureCode | null;

  @Column({ name: 'last_error', type: 'text', nullable: true })
  lastError!: string | null;

  @Column({ name: 'd365_lead_id', type: 'varchar', length: 255, nullable: true })
  d365LeadId!: string | null;

  @Column({ name: 'payload_hash', type: 'text', nullable: true })
  payloadHash!: string | null;

  /** Digest of the lead's row when it was read, to tell later whether Hunter has learned more. */
  @Column({ name: 'source_digest', type: 'text', nullable: true })
  sourceDigest!: string | null;

  @Column({ type: 'text', nullable: true })
  outcome!: PushOutcome | null;

  @Column({ type: 'jsonb' })
  kept!: readonly KeptColumn[];

  @Column({ type: 'jsonb' })
  notes!: readonly PlanNote[];

  @Column({ name: 'requested_by', type: 'text' })
  requestedBy!: string;

  @Column({ name: 'requested_by_object_id', type: 'text', nullable: true })
  requestedByObjectId!: string | null;

  @Column({ name: 'idempotency_key', type: 'text', nullable: true })
  idempotencyKey!: string | null;

  /** When somebody last asked for this push. */
  @Column({ name: 'requested_at', type: 'timestamptz' })
  requestedAt!: Date;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}
