import { parseWhoisText } from '../src/index.js';
import { LAYOUTS, PEOPLE } from './whois-samples.js';

const domain = 'ornek.example';

test.each(LAYOUTS)('reads the $layout layout', ({ text, details }) => {
  expect(parseWhoisText(text, domain)).toMatchObject({ kind: 'found', details });
});

test.each(LAYOUTS)('names nobody from the $layout layout', ({ text }) => {
  const result = JSON.stringify(parseWhoisText(text, domain));
  for (const person of PEOPLE) expect(result).not.toContain(person);
});

test.each(LAYOUTS)('reads the $layout layout with any line ending', ({ text, details }) => {
  for (const ending of ['\r\n', '\r']) {
    expect(parseWhoisText(text.replaceAll('\n', ending), domain)).toMatchObject({ kind: 'found', details });
  }
});
