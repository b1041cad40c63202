import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse } from '@nestjs/swagger';
import { PROBLEMS, type ProblemCode } from '../problems/problem-catalogue';
import { problemContent } from './problem-content';
import { ProblemDto } from './problem.dto';

/** Documents the problems a route may answer with, one response per status. */
export function ApiProblems(...codes: readonly ProblemCode[]): MethodDecorator {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) byStatus.set(PROBLEMS[code].status, [...(byStatus.get(PROBLEMS[code].status) ?? []), code]);
  return applyDecorators(
    ApiExtraModels(ProblemDto),
    ...[...byStatus].map(([status, known]) =>
      ApiResponse({ status, description: known.join(', '), content: problemContent() }),
    ),
  );
}
