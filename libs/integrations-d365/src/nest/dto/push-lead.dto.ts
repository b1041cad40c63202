import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, IsUUID, MaxLength, MinLength, ValidateIf } from 'class-validator';
import { PushChoicesDto } from './push-choices.dto';

/** Names the lead by exactly one of id and domain. */
export class PushLeadDto extends PushChoicesDto {
  @ApiPropertyOptional({ format: 'uuid' })
  @ValidateIf((body: PushLeadDto) => body.lead_id !== undefined)
  @IsUUID()
  lead_id?: string;

  @ApiPropertyOptional({ example: 'first.example' })
  @ValidateIf((body: PushLeadDto) => body.domain !== undefined)
  @IsString()
  @MinLength(1)
  @MaxLength(1_000)
  domain?: string;
}
