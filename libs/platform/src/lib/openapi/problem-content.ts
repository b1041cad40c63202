import { getSchemaPath } from '@nestjs/swagger';
import { ProblemDto } from './problem.dto';

/** What the body of every problem looks like in an OpenAPI document (RFC 9457). */
export function problemContent() {
  return { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDto) } } };
}
