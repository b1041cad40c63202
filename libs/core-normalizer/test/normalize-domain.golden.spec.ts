import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NormalizeResult } from '../src/index.js';
import { normalizeDomain } from '../src/index.js';

interface GoldenRow {
  input: string;
  output: Partial<Extract<NormalizeResult, { ok: true }>> | Partial<Extract<NormalizeResult, { ok: false }>>;
}

const rows = readFileSync(join(__dirname, 'golden', 'normalize.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as GoldenRow);

test('the golden file holds its rows', () => {
  expect(rows.length).toBeGreaterThanOrEqual(46);
});

test.each(rows)('answers $input as recorded', ({ input, output }) => {
  const result = normalizeDomain(input);
  expect(result).toMatchObject(output);
  if (!result.ok) expect(result).toEqual(output);
});
