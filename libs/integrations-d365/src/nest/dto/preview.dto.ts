import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsObject,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
  ValidateIf,
} from 'class-validator';
import { D365_FAILURE_CODES, type D365FailureCode } from '../../lib/failure-codes';
import type { FieldDiff } from '../../lib/diff-fields';
import type { KeptReason } from '../../lib/plan';
import type { ColumnValue } from '../../lib/schema';
import { MAX_LEADS_PER_PREVIEW, type PreviewAction } from '../preview/preview.service';
import { D365ErrorDto } from './d365-error.dto';
import { MatchedRowDto } from './matched-row.dto';
import { SkippedLeadDto } from './push-batch.dto';
import { PushChoicesDto } from './push-choices.dto';
import { PushNoteDto } from './push-job.dto';

/** Names the leads by exactly one of the four. */
export class PreviewRequestDto extends PushChoicesDto {
  @ApiPropertyOptional({ format: 'uuid' })
  @ValidateIf((body: PreviewRequestDto) => body.lead_id !== undefined)
  @IsUUID()
  lead_id?: string;

  @ApiPropertyOptional({ example: 'first.example' })
  @ValidateIf((body: PreviewRequestDto) => body.domain !== undefined)
  @IsString()
  @MinLength(1)
  @MaxLength(1_000)
  domain?: string;

  @ApiPropertyOptional({ type: [String], format: 'uuid', maxItems: MAX_LEADS_PER_PREVIEW, minItems: 1 })
  @ValidateIf((body: PreviewRequestDto) => body.lead_ids !== undefined)
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_LEADS_PER_PREVIEW)
  @IsUUID(undefined, { each: true })
  lead_ids?: string[];

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: `Parameters of GET leads that choose leads; the first ${String(MAX_LEADS_PER_PREVIEW)} are previewed.`,
  })
  @ValidateIf((body: PreviewRequestDto) => body.filter !== undefined)
  @IsObject()
  filter?: Record<string, string>;
}

const COLUMN_VALUE = {
  oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }],
  nullable: true,
};

export class PreviewFieldDto {
  @ApiProperty({ description: 'Logical name of the column in Dynamics.' })
  column!: string;

  @ApiProperty({ enum: ['write', 'keep'] })
  effect!: FieldDiff['effect'];

  @ApiProperty({ type: String, enum: ['changed-in-crm', 'not-written-by-hunter'], nullable: true })
  kept_because!: KeptReason | null;

  @ApiProperty({ ...COLUMN_VALUE, description: 'Hunter’s value; choices by their label.' })
  hunter!: ColumnValue;

  @ApiProperty({ ...COLUMN_VALUE, description: 'The value in Dynamics now.' })
  dynamics!: ColumnValue;

  @ApiProperty({ ...COLUMN_VALUE, description: 'The last value that Hunter wrote.' })
  last_written!: ColumnValue;
}

/** What a push of one lead would do now. */
export class LeadPreviewDto {
  @ApiProperty({ format: 'uuid' })
  lead_id!: string;

  @ApiProperty({ type: String, nullable: true })
  domain!: string | null;

  @ApiProperty({ enum: ['create', 'update', 'no-op', 'blocked', 'unknown'] })
  action!: PreviewAction;

  @ApiProperty({ type: String, enum: [...D365_FAILURE_CODES, null], nullable: true })
  code!: D365FailureCode | null;

  @ApiProperty({ type: D365ErrorDto, nullable: true, description: 'The code in words.' })
  reason!: D365ErrorDto | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The row that would be written, or that stands in the way.',
  })
  d365_lead_id!: string | null;

  @ApiProperty({ type: String, nullable: true })
  d365_lead_url!: string | null;

  @ApiProperty({ type: [PreviewFieldDto] })
  fields!: PreviewFieldDto[];

  @ApiProperty({ type: [PushNoteDto] })
  notes!: PushNoteDto[];

  @ApiProperty({ type: [MatchedRowDto] })
  matches!: MatchedRowDto[];
}

export class PreviewCountsDto {
  @ApiProperty() create!: number;
  @ApiProperty() update!: number;
  @ApiProperty() no_op!: number;
  @ApiProperty() blocked!: number;
  @ApiProperty({ description: 'Dynamics could not be asked about these.' }) unknown!: number;
}

export class PreviewDto {
  @ApiProperty({ description: 'How many leads were meant.' })
  total!: number;

  @ApiProperty({ description: 'False when a filter matches more leads than a preview shows.' })
  complete!: boolean;

  @ApiProperty({ type: PreviewCountsDto })
  counts!: PreviewCountsDto;

  @ApiProperty({
    description:
      'So many creations start whatever flows the organisation runs on new leads; 0 when flows are passed by.',
  })
  creates_start_flows!: number;

  @ApiProperty({ type: [LeadPreviewDto] })
  items!: LeadPreviewDto[];

  @ApiProperty({ type: [SkippedLeadDto] })
  skipped!: SkippedLeadDto[];
}
