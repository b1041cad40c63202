import type { SchemaViolation } from '@hunter/core-scoring';
import type { RulesFault } from './rules-error.js';

type Words = (expected: string) => Pick<RulesFault, 'detail' | 'remedy'>;

const WORDS: Readonly<Record<SchemaViolation['keyword'], Words>> = {
  type: (type) => ({ detail: 'has the wrong type', remedy: `make it ${withArticle(type)}` }),
  enum: (values) => ({ detail: 'is a value that no rule knows', remedy: `use one of ${values}` }),
  required: (type) => ({ detail: 'is missing', remedy: `add it${type === '' ? '' : ` as ${withArticle(type)}`}` }),
  additionalProperties: (names) => ({ detail: 'is not known', remedy: `remove it or spell it as one of ${names}` }),
  minItems: (count) => ({ detail: 'has too few entries', remedy: `give it at least ${count}, or leave the list out` }),
  uniqueItems: (first) => ({ detail: `is there twice, first at ${first}`, remedy: 'make one rule of the two' }),
  minLength: () => ({ detail: 'is empty', remedy: 'write something there' }),
  minimum: (limit) => ({ detail: 'is too small', remedy: `use ${limit} or more` }),
  maximum: (limit) => ({ detail: 'is too large', remedy: `use ${limit} or less` }),
};

/** What is wrong at a place of a rule set, and what to do about it. */
export function describeViolation({ path, keyword, expected }: SchemaViolation): RulesFault {
  return { code: 'schema-violation', path, ...WORDS[keyword](toText(expected)) };
}

function toText(expected: unknown): string {
  if (Array.isArray(expected)) return expected.map((value) => String(value)).join(', ');
  return expected === undefined ? '' : String(expected);
}

function withArticle(type: string): string {
  const name = type === 'integer' ? 'whole number' : type;
  return /^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`;
}
