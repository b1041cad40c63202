import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayNotEmpty, IsArray, IsIn, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { D365_FAILURE_CODES, type D365FailureCode } from '../../lib/failure-codes';
import { PushChoicesDto } from './push-choices.dto';

const RETRYABLE = ['error', 'blocked'] as const;

export class RetryFilterDto {
  @ApiPropertyOptional({ enum: RETRYABLE, isArray: true, description: 'Failed jobs only when it is left out.' })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @IsIn(RETRYABLE, { each: true })
  status?: (typeof RETRYABLE)[number][];

  @ApiPropertyOptional({ enum: D365_FAILURE_CODES, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @IsIn(D365_FAILURE_CODES, { each: true })
  code?: D365FailureCode[];

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  batch_id?: string;
}

/** Which jobs to try again; without a filter every failed one. */
export class RetryJobsDto extends PushChoicesDto {
  @ApiPropertyOptional({ type: RetryFilterDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => RetryFilterDto)
  filter?: RetryFilterDto;
}

export class RetryReceiptDto {
  @ApiProperty({ description: 'Jobs that were given fresh attempts.' })
  reopened!: number;
}
