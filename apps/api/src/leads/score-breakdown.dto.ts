import { ApiProperty } from '@nestjs/swagger';
import { NullableProperty } from '../openapi/nullable-property';
import { EvidenceDto } from './lead.dto';

export class BreakdownProviderDto {
  @NullableProperty('string') name!: string | null;
  @ApiProperty() points!: number;
}

/** One line of the score with the records it was read from. */
export class BreakdownLineDto {
  @ApiProperty() code!: string;
  @ApiProperty({ enum: ['provider', 'signal', 'risk', 'hard-fail'] }) kind!: string;
  @ApiProperty() points!: number;
  @ApiProperty({ enum: ['present', 'absent', 'unknown'], description: 'unknown: not read; earns and costs nothing.' })
  status!: string;
  @ApiProperty({ type: [EvidenceDto] }) records!: EvidenceDto[];
}

export class ScoreBreakdownDto {
  @ApiProperty({ format: 'uuid' }) lead_id!: string;
  @ApiProperty() domain!: string;
  @ApiProperty() rules_version!: string;
  @ApiProperty() base!: number;
  @ApiProperty({ type: BreakdownProviderDto }) provider!: BreakdownProviderDto;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } }) signals!: Record<string, number>;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } }) risks!: Record<string, number>;
  @NullableProperty('integer', {
    description: 'Sum of the lines, clamped to 0–100; null: the mail hosts were not read.',
  })
  total!: number | null;
  @NullableProperty('integer', { description: 'The score; 0 on a hard fail whatever the lines say.' }) score!:
    | number
    | null;
  @NullableProperty('string') hard_fail!: string | null;
  @ApiProperty() incomplete!: boolean;
  @ApiProperty({ type: [BreakdownLineDto] }) lines!: BreakdownLineDto[];
}
