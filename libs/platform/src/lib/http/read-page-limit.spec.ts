import type { ProblemFieldError } from '../problems/problem-catalogue';
import { readPageLimit } from './read-page-limit';

const LIMITS = { default: 50, max: 200 };

describe('readPageLimit', () => {
  it.each([
    [undefined, 50],
    ['', 50],
    ['1', 1],
    ['200', 200],
  ])('reads %j as %i', (value, limit) => {
    const errors: ProblemFieldError[] = [];

    expect(readPageLimit(value, LIMITS, errors)).toBe(limit);
    expect(errors).toEqual([]);
  });

  it.each(['0', '201', '-1', '1.5', '1e2', ' 5', 'ten', '9'.repeat(30), ['1', '2']])(
    'refuses %j and says what it may be',
    (value) => {
      const errors: ProblemFieldError[] = [];
      readPageLimit(value, LIMITS, errors);

      expect(errors).toEqual([{ field: 'limit', code: 'invalid-value', allowed: ['1 to 200'] }]);
    },
  );
});
