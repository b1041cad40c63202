import fc from 'fast-check';
import { genericEmails } from './generic-emails.js';

test.each([
  ['EXAMPLE.COM', 'info@example.com'],
  ['example.com.', 'info@example.com'],
  ['WWW.example.com', 'info@example.com'],
  ['www.www.com', 'info@www.com'],
  ['com.tr', 'info@com.tr'],
  ['xn--irket-idb.com.tr', 'info@xn--irket-idb.com.tr'],
  ['şirket.com.tr', 'info@xn--irket-idb.com.tr'],
])('%s is a host', (domain, info) => {
  expect(genericEmails(domain)[4]).toBe(info);
});

test.each([
  '',
  'localhost',
  'www.com',
  '192.0.2.1',
  '192.0.2.10',
  'a.b',
  'xn--abc.com',
  `${'a'.repeat(64)}.com`,
  `${'a.'.repeat(126)}com`,
  'a..b.com',
  '-a.example',
  'a_b.example',
  'a b.example',
  'İSTANBUL.com.tr',
  'https://lale.example',
  'lale.example/iletisim',
  'lale.example:8080',
  'info@lale.example',
])('%j is none, and gives nothing', (domain) => {
  expect(genericEmails(domain)).toEqual([]);
});

test('any text gives nine sorted addresses at one host, or none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.domain(), fc.string({ unit: 'binary' })), (text) => {
      const emails = genericEmails(text);
      expect([0, 9]).toContain(emails.length);
      expect([...emails].sort()).toEqual(emails);
      expect(new Set(emails.map((email) => email.slice(email.indexOf('@')))).size).toBeLessThanOrEqual(1);
    }),
  );
});
