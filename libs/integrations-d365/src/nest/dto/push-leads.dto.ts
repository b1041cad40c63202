import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsObject, IsUUID, ValidateIf } from 'class-validator';
import { PushChoicesDto } from './push-choices.dto';

export const MAX_LEADS_PER_BATCH = 10_000;

/** Names the leads one by one, or everything that a filter of the lead list matches. */
export class PushLeadsDto extends PushChoicesDto {
  @ApiPropertyOptional({ type: [String], format: 'uuid', maxItems: MAX_LEADS_PER_BATCH, minItems: 1 })
  @ValidateIf((body: PushLeadsDto) => body.lead_ids !== undefined)
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_LEADS_PER_BATCH)
  @IsUUID(undefined, { each: true })
  lead_ids?: string[];

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { segment: 'Migration', min_score: '60' },
    description: 'Parameters of GET leads that choose leads (not sort, limit, cursor, total). Not beside lead_ids.',
  })
  @ValidateIf((body: PushLeadsDto) => body.filter !== undefined)
  @IsObject()
  filter?: Record<string, string>;
}
