import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ColumnValue } from '../../lib/schema';

/** The last value Hunter wrote to one column of one lead, and what stood there before. */
@Entity({ name: 'd365_field_snapshots', synchronize: false })
export class FieldSnapshotEntity {
  @PrimaryColumn({ name: 'lead_id', type: 'uuid' })
  leadId!: string;

  @PrimaryColumn({ name: 'column_name', type: 'text' })
  columnName!: string;

  /** False until an answer has confirmed a write of this column. */
  @Column({ type: 'boolean' })
  confirmed!: boolean;

  @Column({ type: 'jsonb' })
  value!: ColumnValue;

  @Column({ name: 'prior_value', type: 'jsonb' })
  priorValue!: ColumnValue;

  /** Values sent after the last confirmed one whose answer never came. */
  @Column({ name: 'sent_values', type: 'jsonb' })
  sentValues!: readonly ColumnValue[];

  @Column({ name: 'job_id', type: 'uuid' })
  jobId!: string;

  @Column({ name: 'written_at', type: 'timestamptz' })
  writtenAt!: Date;
}
