import { D365_FAILURE_CODES } from '../failure-codes';
import { CHECK_IDS, FINDING_CODES, failed } from './checklist';
import { CHECK_TITLES, FINDING_TEXTS, toChecklistItem } from './doctor-texts';

test('every check has a name and every finding says why, in two languages', () => {
  for (const check of CHECK_IDS) expect(CHECK_TITLES[check].tr).not.toBe(CHECK_TITLES[check].en);
  for (const code of FINDING_CODES) {
    expect(FINDING_TEXTS[code].tr.why).not.toBe(FINDING_TEXTS[code].en.why);
    expect(FINDING_TEXTS[code].tr.fix === null).toBe(FINDING_TEXTS[code].en.fix === null);
  }
});

test('no finding has the code of a failure: their words would hide each other', () => {
  expect(FINDING_CODES.filter((code) => (D365_FAILURE_CODES as readonly string[]).includes(code))).toEqual([]);
});

test('a failed request speaks with the words of its failure', () => {
  const { text } = toChecklistItem(failed('token', 'sign-in-secret-expired'));
  expect(text.en.title).toBe('Token obtained');
  expect(text.tr.fix).not.toBeNull();
});

test('whoever sets Hunter up is told which variable to look at', () => {
  const { text } = toChecklistItem(failed('token', 'unreachable'));
  for (const language of ['en', 'tr'] as const) expect(text[language].fix).toContain('HUNTER_D365_BASE_URL');
});
