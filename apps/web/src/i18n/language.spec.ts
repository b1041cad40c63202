import { guessLanguage } from './language';

describe('guessLanguage', () => {
  it.each([
    ['the stored choice before the browser', 'en', ['tr-TR'], 'en'],
    ['the browser when nothing is stored', null, ['tr-TR', 'en-US'], 'tr'],
    ['the first language it knows', null, ['de-DE', 'tr'], 'tr'],
    ['English when it knows none', null, ['de-DE', 'fr'], 'en'],
    ['the browser when the stored choice is junk', 'xx', ['tr'], 'tr'],
  ] as const)('takes %s', (_, stored, preferred, expected) => {
    expect(guessLanguage(stored, preferred)).toBe(expected);
  });
});
