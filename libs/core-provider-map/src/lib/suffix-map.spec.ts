import { suffixMap } from './suffix-map.js';

const colourOf = suffixMap({ 'example.com': 'blue', 'mail.example.com': 'red', test: 'green' });

test.each([
  ['example.com', 'blue'],
  ['a.example.com', 'blue'],
  ['mail.example.com', 'red'],
  ['mx1.mail.example.com', 'red'],
  ['deep.test', 'green'],
  ['notexample.com', undefined],
  ['example.com.evil.net', undefined],
  ['xmail.example.com', 'blue'],
  ['', undefined],
  ['.', undefined],
  ['constructor', undefined],
])('%s answers %s', (host, colour) => {
  expect(colourOf(host)).toBe(colour);
});
