import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';

export class ScanLeadDto {
  // No length rule here: a 300-character domain has its own, better answer (invalid-domain, too-long).
  @ApiProperty({ example: 'first.example', description: 'A domain, URL or e-mail address.' })
  @IsString()
  domain!: string;

  @ApiPropertyOptional({ example: 'First Example A.Ş.' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  company_name?: string;
}
