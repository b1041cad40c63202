import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsUUID } from 'class-validator';

export const MAX_LEADS_PER_BATCH = 10_000;

export class PushLeadsDto {
  @ApiProperty({ type: [String], format: 'uuid', maxItems: MAX_LEADS_PER_BATCH, minItems: 1 })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_LEADS_PER_BATCH)
  @IsUUID(undefined, { each: true })
  lead_ids!: string[];
}
