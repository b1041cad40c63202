import { ApiProperty } from '@nestjs/swagger';
import {
  BATCH_STATUSES,
  PUSH_JOB_KINDS,
  type BatchStatus,
  type D365BatchEvent,
  type PushJobKind,
} from '../../lib/sync-status';
import { D365ErrorDto } from './d365-error.dto';

export class BatchFailureDto {
  @ApiProperty()
  count!: number;

  @ApiProperty({ type: D365ErrorDto })
  error!: D365ErrorDto;
}

/** How far a batch is, counted from its jobs. */
export class PushBatchProgressDto implements D365BatchEvent {
  @ApiProperty({ format: 'uuid' }) batch_id!: string;
  @ApiProperty({ enum: PUSH_JOB_KINDS }) kind!: PushJobKind;
  @ApiProperty({ enum: BATCH_STATUSES }) status!: BatchStatus;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The batch that this one takes back.' })
  undo_of!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The batch that takes this one back.' })
  undone_by!: string | null;

  @ApiProperty() accepted!: number;
  @ApiProperty({ description: 'Accepted leads that another push had open already.' }) already_open!: number;
  @ApiProperty() skipped_total!: number;
  @ApiProperty({ description: 'Jobs of this batch.' }) total!: number;
  @ApiProperty() queued!: number;
  @ApiProperty() in_progress!: number;
  @ApiProperty() succeeded!: number;
  @ApiProperty() blocked!: number;
  @ApiProperty() error!: number;
  @ApiProperty() created!: number;
  @ApiProperty() updated!: number;
  @ApiProperty() no_op!: number;
  @ApiProperty() restored!: number;
  @ApiProperty({ description: 'Jobs that wrote over something, which an undo can put back.' }) undoable!: number;
  @ApiProperty({ type: [BatchFailureDto] }) failures!: BatchFailureDto[];
  @ApiProperty() requested_by!: string;
  @ApiProperty({ format: 'date-time' }) created_at!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) finished_at!: string | null;
}

export class PushBatchListDto {
  @ApiProperty({ type: [PushBatchProgressDto] })
  items!: PushBatchProgressDto[];
}
