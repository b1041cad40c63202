import { createFormat } from './use-format';

const at = Date.parse('2026-11-21T12:00:00Z');

describe('createFormat', () => {
  it('writes numbers, money and shares as the language does', () => {
    expect(createFormat('tr').number(12480)).toBe('12.480');
    expect(createFormat('en').number(12480)).toBe('12,480');
    expect(createFormat('en').signed(10)).toBe('+10');
    expect(createFormat('en').signed(0)).toBe('0');
    expect(createFormat('en').money(2000, 'EUR')).toBe('€2,000');
    expect(createFormat('tr').percent(0.4)).toBe('%40');
  });

  it.each([
    ['2026-11-21T11:59:40Z', 'now'],
    ['2026-11-21T11:57:00Z', '3 min ago'],
    ['2026-11-21T09:00:00Z', '3 hr ago'],
    ['2026-11-20T09:00:00Z', 'yesterday'],
    ['2024-11-20T09:00:00Z', '2 yr ago'],
    ['2026-11-21T12:05:00Z', 'now'],
  ])('tells how long ago %s was', (iso, expected) => {
    expect(createFormat('en').ago(iso, at)).toBe(expected);
  });

  it('gives the time alone for today, and the day with it otherwise', () => {
    const at = new Date(2026, 10, 22, 9, 5);
    const format = createFormat('en');
    expect(format.clock(at.toISOString(), new Date(2026, 10, 22, 23, 0).getTime())).toBe('09:05');
    expect(format.clock(at.toISOString(), new Date(2026, 10, 23, 0, 5).getTime())).toBe('22 Nov 2026, 09:05');
  });
});
