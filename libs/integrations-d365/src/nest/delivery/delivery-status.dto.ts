import { ApiProperty } from '@nestjs/swagger';
import { WAITING_CODES, type WaitingCode } from '../../lib/delivery/waiting-texts';
import { D365TranslationsDto } from '../dto/d365-error.dto';

/** Why queued pushes wait. */
export class DeliveryWaitingDto {
  @ApiProperty({ enum: WAITING_CODES })
  code!: WaitingCode;

  @ApiProperty({ description: 'One plain English sentence.' })
  message!: string;

  @ApiProperty({ description: 'What to do, in English.' })
  remedy!: string;

  @ApiProperty({ type: D365TranslationsDto })
  translations!: D365TranslationsDto;

  @ApiProperty({ description: 'How many pushes wait.' })
  pushes!: number;
}

/** Whether pushes reach Dynamics 365. */
export class DeliveryStatusDto {
  @ApiProperty({ enum: ['closed', 'open'], description: 'Open: queued pushes wait until Dynamics 365 answers again.' })
  circuit!: 'closed' | 'open';

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  unreachable_since!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'End of a pause that was asked for.' })
  paused_until!: string | null;

  @ApiProperty({ type: DeliveryWaitingDto, nullable: true })
  waiting!: DeliveryWaitingDto | null;
}
