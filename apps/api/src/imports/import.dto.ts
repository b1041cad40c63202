import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NullableProperty } from '../openapi/nullable-property';
import { RejectedRowDto } from '../scan-jobs/scan-job.dto';

export class ImportFileDto {
  @ApiProperty({ type: 'string', format: 'binary', description: 'CSV (UTF-8, UTF-16 or Windows-1254) or XLSX.' })
  file!: unknown;
  @ApiPropertyOptional({ description: 'Header of the column with domains or web sites; found when left out.' })
  domain_column?: string;
  @ApiPropertyOptional({ description: 'Header of the column with company names; found when left out.' })
  company_column?: string;
  @ApiPropertyOptional({
    description: 'Sheet of a workbook; when left out, the first visible one with a column of domains.',
  })
  sheet?: string;
}

export class ImportColumnsDto {
  @ApiProperty() domain!: string;
  @NullableProperty('string') company!: string | null;
}

export class ImportAcceptedDto {
  @ApiProperty({ format: 'uuid' }) job_id!: string;
  @ApiProperty() accepted!: number;
  @ApiProperty() rejected_total!: number;
  @ApiProperty({
    type: [RejectedRowDto],
    description: 'The first refused rows; all of them at scan-jobs/{job_id}/rejected.',
  })
  rejected!: RejectedRowDto[];
  @ApiProperty({ type: ImportColumnsDto }) columns!: ImportColumnsDto;
  @NullableProperty('string', { description: 'The sheet that was read; null when the file is no workbook.' })
  sheet!: string | null;
  @ApiProperty({ type: [String], description: 'Visible sheets that hold rows too and were not read.' })
  other_sheets!: string[];
}
