import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as library from '../src/index.js';

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');
const examples = [...readme.matchAll(/^(?<call>\w+\(.*\)(?:\.\w+)?); \/\/ → (?<answer>.*)$/gmu)].map(({ groups }) => ({
  call: groups?.['call'] ?? '',
  answer: groups?.['answer'] ?? '',
}));

function evaluate(expression: string): unknown {
  const names = Object.keys(library);
  const run = new Function(...names, `return (${expression});`) as (...values: unknown[]) => unknown;
  return run(...Object.values(library));
}

test('the README has examples', () => {
  expect(examples.length).toBeGreaterThan(0);
});

test.each(examples)('the README is right about $call', ({ call, answer }) => {
  expect(evaluate(call)).toEqual(evaluate(answer));
});
