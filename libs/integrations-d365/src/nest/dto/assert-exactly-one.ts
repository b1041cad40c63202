import { ProblemError } from '@hunter/platform';

/**
 * Fields of which a body gives exactly one: none leaves open what is meant, and of two nobody can say which counts.
 * @throws ProblemError `invalid-body`, code `exactly-one`, naming the choice
 */
export function assertExactlyOne<Name extends string>(
  body: Readonly<Partial<Record<Name, unknown>>>,
  names: readonly Name[],
): void {
  const given = names.filter((name) => body[name] !== undefined);
  if (given.length === 1) return;
  throw new ProblemError('invalid-body', {
    errors: [{ field: given[1] ?? names[0] ?? '', code: 'exactly-one', allowed: names }],
  });
}
