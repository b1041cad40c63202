import { D365_FAILURE_CODES } from './failure-codes';
import { FAILURE_TEXTS } from './failure-texts';

test.each(D365_FAILURE_CODES)('%s tells a rep what to do, without the name of a variable', (code) => {
  for (const language of ['en', 'tr'] as const) {
    const { message, remedy } = FAILURE_TEXTS[code][language];
    expect(message).not.toBe('');
    expect(remedy).not.toBe('');
    expect(`${message} ${remedy}`).not.toMatch(/HUNTER_/);
  }
});
