import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Audit: one row per claim of a job. Without an end, its worker vanished. */
@Entity({ name: 'd365_push_attempts', synchronize: false })
export class PushAttemptEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ name: 'job_id', type: 'uuid' })
  jobId!: string;

  @Column({ name: 'lead_id', type: 'uuid' })
  leadId!: string;

  @Column({ name: 'lease_token', type: 'integer' })
  leaseToken!: number;

  @Column({ type: 'text' })
  worker!: string;

  /** Who asked for this attempt: the one who pushed, or who asked to try again. */
  @Column({ name: 'requested_by', type: 'text' })
  requestedBy!: string;

  /** The request to the API that asked for it, as its log line and `X-Request-Id` name it. */
  @Column({ name: 'trace_id', type: 'text', nullable: true })
  traceId!: string | null;

  @Column({ name: 'started_at', type: 'timestamptz' })
  startedAt!: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;

  /** created, updated, no-op, blocked, retry, error or lost; deferred or returned when it does not count. */
  @Column({ type: 'text', nullable: true })
  outcome!: string | null;

  @Column({ name: 'error_code', type: 'text', nullable: true })
  errorCode!: string | null;

  @Column({ name: 'http_status', type: 'integer', nullable: true })
  httpStatus!: number | null;

  /** What Dynamics calls the request that ended it. */
  @Column({ name: 'request_id', type: 'text', nullable: true })
  requestId!: string | null;
}
