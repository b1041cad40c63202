import { ApiProperty } from '@nestjs/swagger';
import {
  D365_STATUSES,
  PUSH_JOB_KINDS,
  PUSH_JOB_STATUSES,
  PUSH_OUTCOMES,
  type D365Status,
  type PushJobKind,
  type PushJobStatus,
  type PushOutcome,
} from '../../lib/sync-status';
import type { KeptReason, PlanNote } from '../../lib/plan';
import {
  ON_CLOSED_CHOICES,
  OVERRIDABLE_CODES,
  type OnClosedChoice,
  type OverridableCode,
} from '../../lib/push-choices';
import { D365ErrorDto } from './d365-error.dto';
import { MatchedRowDto } from './matched-row.dto';

/** Answer to a push request. */
export class PushReceiptDto {
  @ApiProperty({ format: 'uuid' })
  job_id!: string;

  @ApiProperty({ format: 'uuid' })
  lead_id!: string;

  @ApiProperty({ enum: D365_STATUSES })
  d365_status!: D365Status;
}

export class KeptColumnDto {
  @ApiProperty({ description: 'Logical name of the column in Dynamics.' })
  column!: string;

  @ApiProperty({ enum: ['changed-in-crm', 'not-written-by-hunter'] })
  reason!: KeptReason;
}

export class PushNoteDto {
  @ApiProperty()
  column!: string;

  @ApiProperty({
    description: 'What did not fit, e.g. truncated, option-unmapped, column-missing, owner-not-configured.',
  })
  code!: PlanNote['code'];

  @ApiProperty({ required: false, description: 'The length or range that did not fit.' })
  limit?: number;
}

/** One push of one lead. */
export class PushJobDto {
  @ApiProperty({ format: 'uuid' })
  job_id!: string;

  @ApiProperty({ format: 'uuid' })
  lead_id!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  batch_id!: string | null;

  @ApiProperty({ enum: PUSH_JOB_KINDS })
  kind!: PushJobKind;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The job that an undo takes back.' })
  undo_of!: string | null;

  @ApiProperty({ enum: PUSH_JOB_STATUSES })
  status!: PushJobStatus;

  @ApiProperty({ description: 'Attempts that came to an end.' })
  attempt_count!: number;

  @ApiProperty({ type: String, enum: PUSH_OUTCOMES, nullable: true })
  outcome!: PushOutcome | null;

  @ApiProperty({ type: D365ErrorDto, nullable: true })
  last_error!: D365ErrorDto | null;

  @ApiProperty({ type: [KeptColumnDto], description: 'Columns in which the value in Dynamics stayed.' })
  kept!: KeptColumnDto[];

  @ApiProperty({ type: [PushNoteDto] })
  notes!: PushNoteDto[];

  @ApiProperty({ enum: OVERRIDABLE_CODES, isArray: true, description: 'Verdicts that were set aside.' })
  override!: OverridableCode[];

  @ApiProperty({ type: String, enum: [...ON_CLOSED_CHOICES, null], nullable: true })
  on_closed!: OnClosedChoice | null;

  @ApiProperty({ type: [MatchedRowDto], description: 'Rows in Dynamics that stood in the way.' })
  matches!: MatchedRowDto[];

  @ApiProperty({ type: String, nullable: true })
  d365_lead_id!: string | null;

  @ApiProperty({ type: String, nullable: true })
  d365_lead_url!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When the next attempt is due.' })
  next_attempt_at!: string | null;

  @ApiProperty({ format: 'date-time' })
  created_at!: string;

  @ApiProperty({ format: 'date-time' })
  updated_at!: string;
}

export class PushJobListDto {
  @ApiProperty({ type: [PushJobDto] })
  items!: PushJobDto[];

  @ApiProperty({ type: String, nullable: true })
  next_cursor!: string | null;
}
