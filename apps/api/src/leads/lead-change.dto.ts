import { ApiProperty } from '@nestjs/swagger';
import { NullableProperty } from '../openapi/nullable-property';

const CHANGE_TYPES = [
  'spf_changed',
  'dkim_changed',
  'dmarc_added',
  'dmarc_changed',
  'mx_changed',
  'expire_soon',
  'priority_score_changed',
  'segment_changed',
];

export class LeadChangeDto {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: CHANGE_TYPES }) type!: string;
  @NullableProperty('string', { description: 'What it was before; null: there was none.' }) old_value!: string | null;
  @NullableProperty('string', { description: 'What it is since then; null: there is none.' }) new_value!: string | null;
  @ApiProperty({ format: 'date-time', description: 'When the reading was made that showed it.' }) changed_at!: string;
}

export class LeadChangePageDto {
  @ApiProperty({ type: [LeadChangeDto], description: 'Newest first.' }) items!: LeadChangeDto[];
  @NullableProperty('string', { description: 'Pass it as cursor for the next page; null: this is the last.' })
  next_cursor!: string | null;
}
