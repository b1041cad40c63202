import { toJsonb } from './to-jsonb';

describe('toJsonb', () => {
  it.each([
    ['NUL', 'v=spf1 \0 -all', 'v=spf1 \uFFFD -all'],
    ['a high surrogate alone', 'a\uD83Db', 'a\uFFFDb'],
    ['a low surrogate alone', '\uDE00', '\uFFFD'],
  ])('puts U+FFFD in the place of %s, however deep it stands', (_name, text, expected) => {
    expect(JSON.parse(toJsonb([{ reading: { texts: [text] } }]))).toEqual([{ reading: { texts: [expected] } }]);
  });

  it.each(['plain', 'Işık 😀', '\\u0000', 'C:\\ud83d', '\u0001\n"', ''])('leaves %j as it is', (text) => {
    expect(JSON.parse(toJsonb({ text }))).toEqual({ text });
  });
});
