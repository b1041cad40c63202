import { readDomains } from './read-domains';

describe('readDomains', () => {
  it.each([
    ['', []],
    ['  \n ', []],
    ['one.example', ['one.example']],
    ['one.example\ntwo.example', ['one.example', 'two.example']],
    [
      'one.example, two.example;three.example\tfour.example',
      ['one.example', 'two.example', 'three.example', 'four.example'],
    ],
    ['one.example one.example', ['one.example']],
    ['İSTANBUL.com.tr', ['İSTANBUL.com.tr']],
  ])('reads %j', (text, expected) => {
    expect(readDomains(text)).toEqual(expected);
  });
});
