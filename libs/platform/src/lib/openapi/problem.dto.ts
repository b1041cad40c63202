import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PROBLEMS } from '../problems/problem-catalogue';

export class ProblemFieldDto {
  @ApiProperty() field!: string;
  @ApiProperty({ description: 'Stable code of what is wrong with the field.' }) code!: string;
  @ApiPropertyOptional({ description: 'What was probably meant.' }) suggestion?: string;
  @ApiPropertyOptional({ type: [String] }) allowed?: string[];
}

export class ProblemWordsDto {
  @ApiProperty({ description: 'What happened.' }) message!: string;
  @ApiProperty({ description: 'What to do.' }) remedy!: string;
}

export class ProblemTranslationsDto {
  @ApiProperty({ type: ProblemWordsDto }) tr!: ProblemWordsDto;
  @ApiProperty({ type: ProblemWordsDto }) en!: ProblemWordsDto;
}

/** RFC 9457 problem. */
export class ProblemDto {
  @ApiProperty() type!: string;
  @ApiProperty() title!: string;
  @ApiProperty() status!: number;
  @ApiProperty({ enum: Object.keys(PROBLEMS) }) code!: string;
  @ApiPropertyOptional() detail?: string;
  @ApiPropertyOptional({ type: [ProblemFieldDto] }) errors?: ProblemFieldDto[];
  @ApiPropertyOptional({ type: ProblemTranslationsDto, description: 'In words, where the code alone says too little.' })
  translations?: ProblemTranslationsDto;
  @ApiProperty() trace_id!: string;
}
