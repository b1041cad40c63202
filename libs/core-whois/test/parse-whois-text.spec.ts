import { parseWhoisText } from '../src/index.js';
import { LAYOUTS, PEOPLE, trabis } from './whois-samples.js';

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

test("takes nothing of a holder's entry for the domain's own", () => {
  const text = `domain: ornek.example

holder:
  name: ${PEOPLE[0]}
  created: 1980-01-01
  expires: 2099-01-01
  status: validated
  nserver: ns1.holder.example

registrar: Registrar Example
created: 2010-03-01
`;
  expect(parseWhoisText(text, domain)).toMatchObject({
    details: {
      registrar: 'Registrar Example',
      createdAt: '2010-03-01',
      expiresAt: null,
      statuses: [],
      nameservers: [],
    },
  });
});

test("takes no line of the registrar's address for its name", () => {
  const nameless = trabis.replace(/^Organization Name.*\n/m, '');
  expect(parseWhoisText(nameless, domain)).toMatchObject({ kind: 'found', details: { registrar: null } });
});

test.each([
  ['a sentence about something else', 'Domain: ornek.example\nStatus: ok\nDatabase expires on 2027-05-31'],
  ['a sentence without a date', 'Domain: ornek.example\nStatus: ok\nRecord expires on renewal day'],
  ['a state that ended', 'Domain: ornek.example\nState: Deleted (2027/09/30)'],
  ['a state with no day', 'Domain: ornek.example\nState: Connected (2027/09)'],
])('reads no day of expiry from %s', (_case, text) => {
  expect(parseWhoisText(text, domain)).toMatchObject({ kind: 'found', details: { expiresAt: null } });
});

test('takes no comment for a statement', () => {
  const text = `% Registrar: Someone Else
# Created: 1980-01-01
>>> Last update: 2026-11-20 <<<
Domain: ornek.example
Registrar: Registrar Example
`;
  expect(parseWhoisText(text, domain)).toMatchObject({ details: { registrar: 'Registrar Example', createdAt: null } });
});
