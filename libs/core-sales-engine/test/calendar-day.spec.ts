import { readCalendarDay } from '../src/index.js';

test.each([
  ['1970-01-01', 0],
  ['1969-12-31', -1],
  ['2000-02-29', 11_016],
  ['2024-02-29', 19_782],
  ['2026-11-21', 20_778],
  ['9999-12-31', 2_932_896],
])('counts the days to %s', (text, days) => {
  expect(readCalendarDay(text)).toBe(days);
});

test('agrees with the platform calendar on every day of a leap cycle', () => {
  const first = Date.UTC(1999, 0, 1) / 86_400_000;
  for (let day = first; day < first + 366 * 8; day += 1) {
    expect(readCalendarDay(new Date(day * 86_400_000).toISOString().slice(0, 10))).toBe(day);
  }
});

test.each([
  '',
  '2025-02-29',
  '1900-02-29',
  '2025-13-01',
  '2025-00-10',
  '2025-04-31',
  '2025-4-1',
  '2025-04-01T00:00:00Z',
])('reads nothing from %j', (text) => {
  expect(readCalendarDay(text)).toBeNull();
});
