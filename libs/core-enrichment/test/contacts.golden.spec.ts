import { contactQuality, genericEmails } from '../src/index.js';
import { readVectors } from './read-vectors.js';

describe('generic-emails', () => {
  test.each(readVectors<{ domain: string }, string[]>('generic-emails'))('are as recorded for %j', (vector) => {
    expect(genericEmails(vector.input.domain)).toStrictEqual(vector.output);
  });
});

describe('contact-quality', () => {
  test.each(readVectors<{ emails: string[]; domain: string }, number>('contact-quality'))(
    'is as recorded for %j',
    ({ input, output }) => {
      expect(contactQuality(input.emails, input.domain)).toBe(output);
    },
  );
});
