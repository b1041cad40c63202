import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional } from 'class-validator';
import { D365_OUTCOMES, type D365Outcome } from '../../lib/after-push/lead-fate';
import type { D365OutcomeBody } from '../../lib/after-push/outcome-body';

export class QualifyRequestDto {
  @ApiPropertyOptional({ description: 'Must be true: qualifying closes the lead in Dynamics 365.' })
  @IsOptional()
  @IsBoolean()
  confirm?: boolean;
}

/** What became of the lead in Dynamics 365. */
export class D365OutcomeDto implements D365OutcomeBody {
  @ApiProperty({ enum: D365_OUTCOMES, description: 'won and lost are about the opportunity that came of the lead.' })
  state!: D365Outcome;

  @ApiProperty({ format: 'date-time', description: 'Since when Hunter knows it so.' })
  since!: string;

  @ApiProperty({ format: 'date-time', description: 'When it was read last.' })
  read_at!: string;

  @ApiProperty({ type: String, nullable: true })
  account_url!: string | null;

  @ApiProperty({ type: String, nullable: true })
  contact_url!: string | null;

  @ApiProperty({ type: String, nullable: true })
  opportunity_url!: string | null;
}

export class QualificationDto {
  @ApiProperty({ format: 'uuid' })
  lead_id!: string;

  @ApiProperty({ description: 'It was qualified before this call, by whomever.' })
  already_qualified!: boolean;

  @ApiProperty({ type: D365OutcomeDto })
  d365_outcome!: D365OutcomeDto;
}
