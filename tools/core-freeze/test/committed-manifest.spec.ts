import { join } from 'node:path';
import { judgeFreeze } from '../src/judge-freeze.mjs';
import { readFreezeState } from '../src/run-core-freeze.mjs';

test('every frozen file is as the committed manifest says, and the log of core changes tells why', () => {
  const state = readFreezeState(join(__dirname, '../../..'));

  expect(judgeFreeze(state)).toEqual([]);
  expect(state.files.size).toBeGreaterThan(300);
});
