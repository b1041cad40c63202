import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Equals, IsOptional } from 'class-validator';
import { CHECK_IDS, FINDING_CODES, type SeenFact } from '../../lib/doctor/checklist';
import type { ChecklistResponse } from '../../lib/doctor/checklist-response';
import { D365_FAILURE_CODES } from '../../lib/failure-codes';
import type { ProvisionResponse } from '../../lib/provision/provision-response';

const CHECK_STATUSES = ['pass', 'fail', 'unknown', 'skipped'];
const STEP_KINDS = [
  'create-publisher',
  'create-solution',
  'create-column',
  'await-columns',
  'create-key',
  'rebuild-key',
  'await-key',
  'create-role',
  'grant-privileges',
  'create-view',
  'label-view',
  'add-form-section',
  'publish',
];

export class FindingTextDto {
  @ApiProperty({ description: 'Why it stands as it does.' })
  why!: string;

  @ApiProperty({ type: String, nullable: true, description: 'What to do; null when there is nothing to do.' })
  fix!: string | null;
}

export class CheckTextDto extends FindingTextDto {
  @ApiProperty()
  title!: string;
}

export class CheckTranslationsDto {
  @ApiProperty({ type: CheckTextDto })
  tr!: CheckTextDto;

  @ApiProperty({ type: CheckTextDto })
  en!: CheckTextDto;
}

export class SeenFactDto implements SeenFact {
  @ApiProperty()
  name!: string;

  @ApiProperty({ type: String, nullable: true })
  found!: string | null;

  @ApiPropertyOptional()
  expected?: string;
}

export class ChecklistItemDto {
  @ApiProperty({ enum: CHECK_IDS })
  check!: string;

  @ApiProperty({ enum: CHECK_STATUSES })
  status!: string;

  @ApiProperty({ enum: [...FINDING_CODES, ...D365_FAILURE_CODES] })
  code!: string;

  @ApiProperty({ type: [SeenFactDto] })
  seen!: readonly SeenFactDto[];

  @ApiProperty({ type: CheckTranslationsDto })
  translations!: CheckTranslationsDto;
}

/** The doctor's checklist. */
export class ChecklistDto implements ChecklistResponse {
  @ApiProperty({ description: 'Every check passed or was not asked for.' })
  healthy!: boolean;

  @ApiProperty({ format: 'date-time' })
  checked_at!: string;

  @ApiProperty({ type: [ChecklistItemDto] })
  items!: readonly ChecklistItemDto[];
}

export class ProvisionRequestDto {
  @ApiPropertyOptional({ enum: [true], description: 'The API makes no changes, whatever is sent.' })
  @IsOptional()
  @Equals(true)
  dry_run?: true;
}

export class FindingTranslationsDto {
  @ApiProperty({ type: FindingTextDto })
  tr!: FindingTextDto;

  @ApiProperty({ type: FindingTextDto })
  en!: FindingTextDto;
}

export class TitleDto {
  @ApiProperty()
  tr!: string;

  @ApiProperty()
  en!: string;
}

export class StepFailureDto {
  @ApiProperty()
  code!: string;

  @ApiProperty({ type: FindingTranslationsDto })
  translations!: FindingTranslationsDto;
}

export class ProvisionStepDto {
  @ApiProperty({ enum: STEP_KINDS })
  step!: string;

  @ApiProperty()
  target!: string;

  @ApiProperty({ enum: ['planned', 'done', 'failed', 'not-reached'] })
  status!: string;

  @ApiProperty({ type: TitleDto })
  title!: TitleDto;

  @ApiProperty({ type: StepFailureDto, nullable: true })
  failure!: StepFailureDto | null;
}

export class ProvisionConflictDto {
  @ApiProperty({ enum: ['publisher-name-taken', 'solution-of-another', 'column-differs'] })
  code!: string;

  @ApiProperty()
  target!: string;

  @ApiProperty({ type: String, nullable: true })
  found!: string | null;

  @ApiProperty()
  expected!: string;

  @ApiProperty({ type: FindingTranslationsDto })
  translations!: FindingTranslationsDto;
}

/** What provisioning would do. */
export class ProvisionPlanDto implements ProvisionResponse {
  @ApiProperty()
  dry_run!: boolean;

  @ApiProperty({ description: 'The organisation is as Hunter needs it.' })
  complete!: boolean;

  @ApiProperty({ type: [Number], description: 'LCIDs of the languages of labels, the base language first.' })
  languages!: readonly number[];

  @ApiProperty({ type: [ProvisionStepDto] })
  steps!: readonly ProvisionStepDto[];

  @ApiProperty({ type: [ProvisionConflictDto] })
  conflicts!: readonly ProvisionConflictDto[];
}
