import { ApiProperty } from '@nestjs/swagger';
import { NullableProperty } from '../openapi/nullable-property';

export class SecurityReasoningDto {
  @ApiProperty({ enum: ['low', 'medium', 'high'] }) risk_level!: string;
  @ApiProperty() summary!: string;
  @ApiProperty({ type: [String] }) details!: string[];
  @ApiProperty() sales_angle!: string;
  @ApiProperty() recommended_action!: string;
}

export class OfferDto {
  @ApiProperty() tier!: string;
  @ApiProperty() license!: string;
  @ApiProperty() price_per_user_per_month!: number;
  @ApiProperty() migration_fee!: number;
  @NullableProperty('number') defender_price_per_user_per_month!: number | null;
  @NullableProperty('number') consulting_fee!: number | null;
  @ApiProperty() currency!: string;
  @ApiProperty() recommendation!: string;
}

export class OpportunityFactorDto {
  @ApiProperty() name!: string;
  @ApiProperty() weight!: number;
  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'number' }], nullable: true }) raw!: string | number | null;
  @ApiProperty() score!: number;
  @ApiProperty() comment!: string;
}

export class OpportunityRationaleDto {
  @ApiProperty() total!: number;
  @ApiProperty({ type: [OpportunityFactorDto] }) factors!: OpportunityFactorDto[];
  @ApiProperty() tuning_factor!: number;
  @ApiProperty() summary!: string;
}

export class NextStepDto {
  @ApiProperty({ enum: ['call', 'email', 'wait'] }) action!: string;
  @ApiProperty({ enum: ['24_hours', '3_days', '1_week', '1_month'] }) timeline!: string;
  @ApiProperty({ enum: ['low', 'medium', 'high'] }) priority!: string;
  @ApiProperty() message!: string;
  @ApiProperty() internal_note!: string;
}

/** The sales summary, contract v1: fields are only ever added. */
export class SalesSummaryDto {
  @ApiProperty() domain!: string;
  @ApiProperty() one_liner!: string;
  @ApiProperty() segment_explanation!: string;
  @ApiProperty() provider_reasoning!: string;
  @ApiProperty({ type: SecurityReasoningDto, nullable: true }) security_reasoning!: SecurityReasoningDto | null;
  @ApiProperty({ type: [String] }) call_script!: string[];
  @ApiProperty({ type: [String] }) discovery_questions!: string[];
  @ApiProperty({ type: OfferDto }) offer_tier!: OfferDto;
  @ApiProperty() opportunity_potential!: number;
  @ApiProperty({ type: OpportunityRationaleDto }) opportunity_rationale!: OpportunityRationaleDto;
  @ApiProperty({ enum: ['low', 'medium', 'high'] }) urgency!: string;
  @ApiProperty() urgency_reason!: string;
  @ApiProperty({ type: NextStepDto }) next_step!: NextStepDto;
  @ApiProperty({ type: 'object', additionalProperties: true }) metadata!: Record<string, unknown>;
}
