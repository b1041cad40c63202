import { readCompanyName } from './read-company-name';

describe('readCompanyName', () => {
  it.each([
    ['First Example A.Ş.', 'First Example A.Ş.'],
    ['  Işık  ', 'Işık'],
    ['\u0000abc', 'abc'],
    ['a\u0007b\u007f\u009fc', 'abc'],
    ['Örnek\r\nLtd.\tŞti.', 'Örnek Ltd. Şti.'],
    ['😀 Co', '😀 Co'],
    ['\u0000', null],
    [' \n ', null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('reads %j as %j', (text, name) => {
    expect(readCompanyName(text)).toBe(name);
  });
});
