import { scoreChanges, signalChanges } from '../src/index.js';
import { readVectors } from './read-vectors.js';

describe.each(Object.entries({ 'signal-changes': signalChanges, 'score-changes': scoreChanges }))(
  '%s',
  (name, detect) => {
    test.each(readVectors<never, unknown>(name))('are as recorded for %j', ({ input, output }) => {
      expect(detect(input)).toStrictEqual(output);
    });
  },
);
