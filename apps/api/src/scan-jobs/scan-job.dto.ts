import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsString } from 'class-validator';
import { NullableProperty } from '../openapi/nullable-property';

export const MAX_SCAN_DOMAINS = 10_000;

export class StartScanJobDto {
  @ApiProperty({ type: [String], maxItems: MAX_SCAN_DOMAINS, minItems: 1 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_SCAN_DOMAINS)
  @IsString({ each: true })
  domains!: string[];
}

export class ScanJobDto {
  @ApiProperty({ format: 'uuid' }) job_id!: string;
  @ApiProperty({ enum: ['scan', 'import'] }) kind!: string;
  @ApiProperty({ enum: ['queued', 'running', 'completed'] }) status!: string;
  @ApiProperty() total!: number;
  @ApiProperty() pending!: number;
  @ApiProperty() running!: number;
  @ApiProperty({ description: 'succeeded + incomplete + failed' }) done!: number;
  @ApiProperty() succeeded!: number;
  @ApiProperty({ description: 'Scanned, but some part could not be read.' }) incomplete!: number;
  @ApiProperty({ description: 'The mail servers could not be read.' }) failed!: number;
  @ApiProperty({ format: 'date-time' }) created_at!: string;
  @NullableProperty('string', { format: 'date-time' }) started_at!: string | null;
  @NullableProperty('string', { format: 'date-time' }) finished_at!: string | null;
}

export class RejectedDomainDto {
  @ApiProperty() input!: string;
  @ApiProperty() code!: string;
  @NullableProperty('string') suggestion!: string | null;
}

export class StartedScanJobDto extends ScanJobDto {
  @ApiProperty({ type: [RejectedDomainDto] }) rejected!: RejectedDomainDto[];
}

export class RejectedRowDto {
  @ApiProperty({ description: 'Line in the file; the header is line 1.' }) line!: number;
  @ApiProperty() field!: string;
  @ApiProperty() code!: string;
  @NullableProperty('string') suggestion!: string | null;
}

export class RejectedRowsDto {
  @ApiProperty({ type: [RejectedRowDto] }) items!: RejectedRowDto[];
  @NullableProperty('integer', { description: 'Pass it as after_line for the next page.' }) next_line!: number | null;
}
