import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { classifyMxHost, localProvider } from '../src/index.js';

interface GoldenRow {
  input: { mxHost: string | null };
  output: string | null;
}

function readGolden(name: string): GoldenRow[] {
  return readFileSync(join(__dirname, 'golden', `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as GoldenRow);
}

describe.each([
  { name: 'mx-provider', least: 381, answer: classifyMxHost },
  { name: 'local-provider', least: 479, answer: localProvider },
])('$name', ({ name, least, answer }) => {
  const rows = readGolden(name);

  test('the golden file holds its rows', () => {
    expect(rows.length).toBeGreaterThanOrEqual(least);
  });

  test.each(rows)('answers $input.mxHost as recorded', ({ input, output }) => {
    expect(answer(input.mxHost)).toBe(output);
  });
});
