import fc from 'fast-check';
import { parseWhoisText } from '../src/index.js';
import type { WhoisReading } from '../src/index.js';
import { LAYOUTS, PEOPLE } from './whois-samples.js';

const domain = 'ornek.example';
const texts = LAYOUTS.map(({ text }) => text);
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const HOST = /^[a-z0-9_.-]+$/;

function isSound(reading: WhoisReading): boolean {
  if (reading.kind !== 'found') return true;
  const { registrar, createdAt, expiresAt, nameservers, statuses } = reading.details;
  return (
    [createdAt, expiresAt].every((day) => day === null || DAY.test(day)) &&
    nameservers.every((host) => HOST.test(host)) &&
    [registrar ?? '', ...statuses].every((text) => text.length <= 255 && !/\p{Cc}/u.test(text)) &&
    statuses.length <= 64 &&
    nameservers.length <= 64
  );
}

/** A real layout with pieces cut out, doubled, or replaced by rubbish. */
const mutated = fc
  .record({
    text: fc.constantFrom(...texts),
    edits: fc.array(
      fc.record({
        at: fc.nat(2_000),
        length: fc.nat(40),
        by: fc.oneof(
          fc.string({ unit: 'binary', maxLength: 12 }),
          fc.constantFrom(
            ':',
            '\n',
            '\r',
            '\t',
            '**',
            '[',
            ']',
            '%',
            '.',
            ' '.repeat(40),
            'Registrar:\n',
            '\u0000',
            '\ud800',
          ),
        ),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  })
  .map(({ text, edits }) =>
    edits.reduce((now, { at, length, by }) => now.slice(0, at) + by + now.slice(at + length), text),
  );

test('reads soundly, and never throws, whatever a server sends', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), mutated), (text) =>
      isSound(parseWhoisText(text, domain)),
    ),
    { numRuns: 1_500 },
  );
});

test('never takes a broken answer of a registered domain for absence', () => {
  fc.assert(
    fc.property(mutated, (text) => parseWhoisText(text, domain).kind !== 'absent'),
    { numRuns: 1_500 },
  );
});

test('never takes a cut-off answer of a registered domain for absence', () => {
  for (const text of texts) {
    const kinds = [...text].map((_, length) => parseWhoisText(text.slice(0, length), domain).kind);
    expect(kinds).not.toContain('absent');
  }
});

test('names nobody, wherever the text breaks off', () => {
  for (const text of texts) {
    for (let length = 0; length < text.length; length += 7) {
      const result = JSON.stringify(parseWhoisText(text.slice(0, length), domain));
      for (const person of PEOPLE) expect(result).not.toContain(person);
    }
  }
});

test.each(['Query limit exceeded', 'quota exceeded', 'Too many requests'])(
  'never says absent when "%s" stands anywhere in the text',
  (notice) => {
    const lines = fc.array(fc.constantFrom('No match for ornek.example', 'NOT FOUND', '', '% comment', 'Hello'), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        expect(parseWhoisText([...before, notice, ...after].join('\n'), domain).kind).not.toBe('absent');
      }),
    );
  },
);

test('reads a megabyte of anything in well under a second', () => {
  const hostile = ['a', ' ', ':', '.', '\n', '** ', '[', 'a:\n', 'Registrar:\n', ' a\n', 'limit '].map((unit) =>
    unit.repeat(1_000_000 / unit.length),
  );
  for (const text of hostile) {
    const start = performance.now();
    parseWhoisText(text, domain);
    expect(performance.now() - start).toBeLessThan(1_000);
  }
});
