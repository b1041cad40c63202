import type { OpenAPIObject } from '@nestjs/swagger';
import { problemContent, PROBLEMS, type ProblemCode } from '@hunter/platform';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
/** What any route may answer, whatever it does. */
const ANYWHERE: readonly ProblemCode[] = ['forbidden-host', 'service-unavailable', 'internal'];
const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same key with the same request gives the same answer, and the work is done once.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
} as const;

/** Adds to every operation what the guards and interceptors around all of them take and answer. */
export function describeCommonAnswers(document: OpenAPIObject): OpenAPIObject {
  for (const item of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation !== undefined) describeOperation(operation, method);
    }
  }
  return document;
}

function describeOperation(operation: Operation, method: (typeof METHODS)[number]): void {
  const parameters = (operation.parameters ?? []).filter((parameter) => !isIdempotencyKey(parameter));
  operation.parameters = parameters;
  const isInPath = parameters.some((parameter) => 'in' in parameter && parameter.in === 'path');
  const body = operation.requestBody;
  const takesJson = body !== undefined && 'content' in body && 'application/json' in body.content;
  const codes: ProblemCode[] = [
    'invalid-query',
    ...(isInPath ? (['invalid-path'] as const) : []),
    ...(takesJson ? (['invalid-body', 'payload-too-large', 'unsupported-media-type'] as const) : []),
    ...(method === 'post' ? (['invalid-body', 'idempotency-conflict'] as const) : []),
  ];
  if (method === 'post') parameters.push({ ...IDEMPOTENCY_KEY });
  for (const code of codes) addProblem(operation, code);
  operation.responses['default'] = { description: ANYWHERE.join(', '), content: problemContent() };
}

/** A route that reads the key itself has it listed already, in its own spelling and without a word on it. */
function isIdempotencyKey(parameter: object): boolean {
  return 'name' in parameter && String(parameter.name).toLowerCase() === IDEMPOTENCY_KEY.name.toLowerCase();
}

/** A status has one response; its description lists the codes. */
function addProblem(operation: Operation, code: ProblemCode): void {
  const status = String(PROBLEMS[code].status);
  const known = operation.responses[status];
  const listed = known !== undefined && 'description' in known ? known.description?.split(', ') : undefined;
  const described = [...new Set([...(listed ?? []), code])].join(', ');
  operation.responses[status] = { description: described, content: problemContent() };
}
