import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayUnique, IsArray, IsIn, IsOptional } from 'class-validator';
import {
  ON_CLOSED_CHOICES,
  OVERRIDABLE_CODES,
  type OnClosedChoice,
  type OverridableCode,
  type PushChoices,
} from '../../lib/push-choices';

/** What the person who pushes has decided about leads that would be blocked. */
export class PushChoicesDto {
  @ApiPropertyOptional({
    enum: OVERRIDABLE_CODES,
    isArray: true,
    description: 'Verdicts to set aside: the lead is created although the push would be blocked with this code.',
  })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(OVERRIDABLE_CODES, { each: true })
  override?: OverridableCode[];

  @ApiPropertyOptional({
    enum: ON_CLOSED_CHOICES,
    description: 'What to do with a lead that is closed in Dynamics: open it again, or create a new one.',
  })
  @IsOptional()
  @IsIn(ON_CLOSED_CHOICES)
  on_closed?: OnClosedChoice;
}

export function toPushChoices(body: PushChoicesDto | undefined): PushChoices {
  return { override: body?.override ?? [], onClosed: body?.on_closed ?? null };
}
