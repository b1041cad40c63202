import { ApiProperty } from '@nestjs/swagger';
import { MATCH_REASONS, MATCH_TABLES, type MatchReason, type MatchTable } from '../../lib/matched-row';

/** A row in Dynamics about the same company. */
export class MatchedRowDto {
  @ApiProperty({ enum: MATCH_TABLES })
  table!: MatchTable;

  @ApiProperty()
  id!: string;

  @ApiProperty({ type: String, nullable: true })
  name!: string | null;

  @ApiProperty({ enum: MATCH_REASONS })
  matched_on!: MatchReason;

  @ApiProperty()
  open!: boolean;

  @ApiProperty({ type: String, nullable: true })
  url!: string | null;
}
