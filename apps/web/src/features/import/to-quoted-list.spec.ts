import { toQuotedList } from './to-quoted-list';

describe('toQuotedList', () => {
  it.each([
    [[], ''],
    [['Firma', ' ', 'Web '], '“Firma”, “Web”'],
    [['\0\u009e<Úx', 'Fir\uFFFDma', 'Web'], '“Web”'],
    [['x'.repeat(61)], `“${'x'.repeat(60)}…”`],
    [Array.from({ length: 21 }, () => 'a'), `${'“a”, '.repeat(20)}…`],
  ])('writes %j', (names, expected) => {
    expect(toQuotedList(names)).toBe(expected);
  });
});
