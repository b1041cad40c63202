import { ProblemError } from '@hunter/platform';
import { encodeChangeCursor, readChangeQuery } from './read-change-query';

describe('readChangeQuery', () => {
  it.each([
    [{}, { limit: 50, beforeId: null }],
    [
      { limit: '', cursor: '' },
      { limit: 50, beforeId: null },
    ],
    [{ limit: '200' }, { limit: 200, beforeId: null }],
    [{ cursor: encodeChangeCursor('9007199254740993') }, { limit: 50, beforeId: '9007199254740993' }],
  ])('reads %j', (query, expected) => {
    expect(readChangeQuery(query)).toEqual(expected);
  });

  it.each([
    [{ limit: '0' }, 'limit', 'invalid-value'],
    [{ limit: '201' }, 'limit', 'invalid-value'],
    [{ limit: 'ten' }, 'limit', 'invalid-value'],
    [{ cursor: 'x' }, 'cursor', 'invalid-value'],
    [{ cursor: encodeChangeCursor('1 OR 1=1') }, 'cursor', 'invalid-value'],
    [{ cursor: ['a', 'b'] }, 'cursor', 'repeated-parameter'],
    [{ type: 'mx_changed' }, 'type', 'unknown-parameter'],
  ])('refuses %j by name', (query, field, code) => {
    const reading = () => readChangeQuery(query);

    expect(reading).toThrow(ProblemError);
    try {
      reading();
    } catch (error) {
      expect((error as ProblemError).options.errors).toEqual([expect.objectContaining({ field, code })]);
    }
  });
});
