import { ApiProperty } from '@nestjs/swagger';
import { D365_FAILURE_CODES, type D365FailureCode } from '../../lib/failure-codes';
import type { FailureText } from '../../lib/failure-texts';
import type { D365ErrorBody } from '../../lib/sync-status';

export class D365TextDto implements FailureText {
  @ApiProperty()
  message!: string;

  @ApiProperty()
  remedy!: string;
}

export class D365TranslationsDto {
  @ApiProperty({ type: D365TextDto })
  tr!: D365TextDto;

  @ApiProperty({ type: D365TextDto })
  en!: D365TextDto;
}

/** Why a push did not work and what to do about it. */
export class D365ErrorDto implements D365ErrorBody {
  @ApiProperty({ enum: D365_FAILURE_CODES })
  code!: D365FailureCode;

  @ApiProperty({ description: 'One plain English sentence.' })
  message!: string;

  @ApiProperty({ description: 'What to do, in English.' })
  remedy!: string;

  @ApiProperty({ type: D365TranslationsDto })
  translations!: D365TranslationsDto;
}
