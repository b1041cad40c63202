import { ApiProperty } from '@nestjs/swagger';
import { SKIP_CODES, type SkippedLead } from '../entities/push-batch.entity';

export class SkippedLeadDto implements SkippedLead {
  @ApiProperty({ format: 'uuid' })
  lead_id!: string;

  @ApiProperty({ enum: SKIP_CODES })
  code!: SkippedLead['code'];
}

/** Answer to a request that pushes many leads. */
export class PushBatchReceiptDto {
  @ApiProperty({ format: 'uuid' })
  batch_id!: string;

  @ApiProperty()
  accepted!: number;

  @ApiProperty({ type: [SkippedLeadDto] })
  skipped!: SkippedLeadDto[];

  @ApiProperty({ description: 'How many were skipped; the list names the first thousand.' })
  skipped_total!: number;
}
