import { ApiProperty } from '@nestjs/swagger';
import type { SkippedLead } from '../entities/push-batch.entity';

export class SkippedLeadDto implements SkippedLead {
  @ApiProperty({ format: 'uuid' })
  lead_id!: string;

  @ApiProperty({ enum: ['lead-not-found', 'lead-not-scored'] })
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
}
