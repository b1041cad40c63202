import { isGuid, isKeyValue, readEntityGuid, toUrlLiteral } from './odata';

const GUID = '5d1f2a3b-0000-4000-8000-00000000aaaa';

describe('isKeyValue', () => {
  test.each(['first.example', 'xn--rnek-5qa.example', 'a-b.com.tr', '_dmarc.example'])('accepts %s', (domain) => {
    expect(isKeyValue(domain)).toBe(true);
  });

  test.each(['', 'First.example', 'örnek.example', 'a/b', "o'neil.example", 'a b', 'a%2e', `${'a'.repeat(254)}`])(
    'refuses %p',
    (domain) => {
      expect(isKeyValue(domain)).toBe(false);
    },
  );
});

test.each([
  ["O'Neil", "'O%27%27Neil'"],
  ['a b&c', "'a%20b%26c'"],
])('toUrlLiteral(%p) is %s', (text, literal) => {
  expect(toUrlLiteral(text)).toBe(literal);
});

test.each([
  [`https://org.crm.example/api/data/v9.2/leads(${GUID.toUpperCase()})`, GUID],
  ["https://org.crm.example/api/data/v9.2/leads(hunter_domain='first.example')", undefined],
  [undefined, undefined],
])('readEntityGuid(%p) is %p', (entityId, expected) => {
  expect(readEntityGuid(entityId)).toBe(expected);
});

test.each([
  [GUID, true],
  [`${GUID})`, false],
  ['', false],
])('isGuid(%p) is %p', (text, expected) => {
  expect(isGuid(text)).toBe(expected);
});
