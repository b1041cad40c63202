import { ApiProperty } from '@nestjs/swagger';
import { D365ErrorDto } from './d365-error.dto';

/** How reading back what became of leads goes. */
export class ReadbackStatusDto {
  @ApiProperty()
  enabled!: boolean;

  @ApiProperty({
    type: String,
    enum: ['tracking', 'polling'],
    nullable: true,
    description: 'polling: change tracking is not to be had, so the leads that Hunter wrote are asked for in turn.',
  })
  mode!: 'tracking' | 'polling' | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  last_started_at!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  last_succeeded_at!: string | null;

  @ApiProperty({ type: D365ErrorDto, nullable: true, description: 'Why the last round failed.' })
  last_error!: D365ErrorDto | null;

  @ApiProperty({ type: D365ErrorDto, nullable: true, description: 'Why changes are not tracked.' })
  tracking_refusal!: D365ErrorDto | null;

  @ApiProperty({ description: 'Leads whose outcome the last round could not read; what was known of them stays.' })
  unread!: number;

  @ApiProperty({ type: D365ErrorDto, nullable: true })
  unread_reason!: D365ErrorDto | null;
}
