import type { ApiComponents } from '@hunter/contracts';
import { en } from './en';
import { tr } from './tr';

type ProblemCode = ApiComponents['schemas']['ProblemDto']['code'];

/** Compiles only while every problem the API can answer has words; `network` is our own. */
const problemTexts: Readonly<Record<ProblemCode | 'network', string>> = en.problems;

/** Names, abbreviations and words that are the same in both languages, and texts made of a placeholder alone. */
const SAME_IN_BOTH = new Set([
  'Hunter',
  'Hunter: {{page}}',
  'Microsoft 365',
  'Google',
  'Yandex',
  'Zoho',
  'Amazon',
  'SendGrid',
  'Mailgun',
  'Segment',
  'Dynamics 365',
  'Risk: {{level}}',
  '{{domain}}: {{reason}}',
  '{{domain}}: {{status}}',
]);

function flatten(node: object, path = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : flatten(value as object, `${path}${key}.`),
  );
}

const placeholders = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();
const english = new Map(flatten(en));
const turkish = new Map(flatten(tr));

describe('the message catalogues', () => {
  it('have words for every problem code', () => {
    expect(Object.values(problemTexts).every((text) => text.length > 0)).toBe(true);
  });

  it('have the same keys', () => {
    expect([...turkish.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it.each([...english])('%s says something in both languages, and not the same', (key, text) => {
    const translated = turkish.get(key) ?? '';
    expect(text.trim()).not.toBe('');
    expect(translated.trim()).not.toBe('');
    expect(placeholders(translated)).toEqual(placeholders(text));
    if (!SAME_IN_BOTH.has(text)) expect(translated).not.toBe(text);
  });
});
