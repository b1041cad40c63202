import { toD365Failure } from './d365-failure';
import { decideAfterFailure } from './retry-policy';

const settings = { maxAttempts: 3, retryBaseMs: 1_000 };
const unreachable = toD365Failure('unreachable');

describe('decideAfterFailure', () => {
  test.each([
    [1, 0, 500],
    [1, 0.999_999, 1_000],
    [2, 0, 1_000],
    [2, 0.5, 1_500],
  ])('waits longer after attempt %i (random %p): %i ms', (attempts, random, delayMs) => {
    expect(decideAfterFailure(unreachable, attempts, settings, random)).toEqual({ kind: 'retry', delayMs });
  });

  test('ends in error after the last attempt', () => {
    expect(decideAfterFailure(unreachable, 3, settings, 0)).toEqual({ kind: 'error' });
  });

  test('never waits less than Retry-After asks for', () => {
    const throttled = toD365Failure('throttled', { retryAfterMs: 27_000 });
    expect(decideAfterFailure(throttled, 1, settings, 0)).toEqual({ kind: 'retry', delayMs: 27_000 });
    expect(decideAfterFailure(throttled, 1, settings, 0.5)).toEqual({ kind: 'retry', delayMs: 27_500 });
  });

  test('does not let the wait grow without end', () => {
    const patient = { maxAttempts: 20, retryBaseMs: 60_000 };
    expect(decideAfterFailure(unreachable, 19, patient, 0.999_999)).toEqual({ kind: 'retry', delayMs: 300_000 });
  });

  test.each([
    ['privilege-missing', 'error'],
    ['server-error', 'error'],
    ['duplicate-rule', 'blocked'],
    ['lead-closed', 'blocked'],
  ] as const)('settles %s at once as %s', (code, kind) => {
    expect(decideAfterFailure(toD365Failure(code), 1, settings, 0)).toEqual({ kind });
  });

  test('treats a row that would not hold still as passing', () => {
    expect(decideAfterFailure(toD365Failure('row-changed'), 1, settings, 0)).toMatchObject({ kind: 'retry' });
    expect(decideAfterFailure(toD365Failure('row-changed'), 3, settings, 0)).toEqual({ kind: 'error' });
  });
});
