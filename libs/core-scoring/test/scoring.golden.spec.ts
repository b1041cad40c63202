import type { PModel, ScoreBreakdown, ScoreResult, ScoreSignals, Segment } from '../src/index.js';
import { pModel, priorityScore, scoreBreakdown, scoreDomain, segmentOf } from '../src/index.js';
import { readGolden } from './read-golden.js';

// A file has hundreds of rows of one kind, so each file is one test that names the rows it fails on.
function differences<Input, Output>(name: string, least: number, answer: (input: Input) => unknown): unknown[] {
  const rows = readGolden<Input, Output>(name);
  expect(rows.length).toBeGreaterThanOrEqual(least);
  return rows.flatMap(({ input, output }) => {
    const answered = answer(input);
    try {
      if (typeof output === 'object' && output !== null) expect(answered).toMatchObject(output);
      else expect(answered).toBe(output);
      return [];
    } catch {
      return [{ input, output, answered }];
    }
  });
}

test.each([
  { name: 'score-domain', least: 904 },
  { name: 'score-unknown', least: 160 },
])('scoreDomain answers $name as recorded', ({ name, least }) => {
  expect(differences<ScoreSignals, Partial<ScoreResult>>(name, least, scoreDomain)).toEqual([]);
});

test('scoreBreakdown answers as recorded, with no line more', () => {
  const rows = readGolden<Omit<ScoreSignals, 'mxHosts'>, ScoreBreakdown>('score-breakdown');
  expect(rows.length).toBeGreaterThanOrEqual(500);
  for (const { input, output } of rows) {
    expect(scoreBreakdown({ ...input, mxHosts: ['mx1.example.net'] })).toEqual(output);
  }
});

test('segmentOf answers as recorded', () => {
  expect(differences<Parameters<typeof segmentOf>[0], Segment>('segment', 709, segmentOf)).toEqual([]);
});

test('pModel answers as recorded', () => {
  expect(differences<Parameters<typeof pModel>[0], PModel>('p-model', 2841, pModel)).toEqual([]);
});

test('priorityScore answers as recorded', () => {
  expect(differences<Parameters<typeof priorityScore>[0], number>('priority-score', 281, priorityScore)).toEqual([]);
});
