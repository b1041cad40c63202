import fc from 'fast-check';
import { readRetryAfterMs } from './retry-after';

const NOW = Date.UTC(2026, 10, 21, 9, 0, 0);

describe('readRetryAfterMs', () => {
  test.each([
    ['27', 27_000],
    [' 0 ', 0],
    ['1.5', 1_500],
    ['Sat, 21 Nov 2026 09:01:00 GMT', 60_000],
    ['Sat, 21 Nov 2026 08:59:00 GMT', 0],
    ['soon', undefined],
    ['-5', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %p as %p', (header, expected) => {
    expect(readRetryAfterMs(header, NOW)).toBe(expected);
  });

  test('never throws and never gives a negative wait', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        const waitMs = readRetryAfterMs(header, NOW);
        return waitMs === undefined || waitMs >= 0;
      }),
    );
  });
});
