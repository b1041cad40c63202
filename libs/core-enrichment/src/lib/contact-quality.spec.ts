import fc from 'fast-check';
import { contactQuality } from './contact-quality.js';

const at = (domain: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `u${String(index)}@${domain}`);

test.each([
  [0, 0],
  [1, 10],
  [2, 20],
  [3, 30],
  [4, 30],
  [5, 45],
  [9, 45],
  [10, 60],
  [500, 60],
])('%d addresses elsewhere are worth %d', (count, points) => {
  expect(contactQuality(at('elsewhere.example', count), 'lale.example')).toBe(points);
});

test.each([
  [['a@lale.example', 'b@elsewhere.example', 'c@elsewhere.example'], 43],
  [['A@LALE.example'], 50],
  [['a@www.lale.example'], 50],
  [['a@mail.lale.example'], 10],
  [['a@lale.example.org'], 10],
  [['lale.example'], 10],
  [at('lale.example', 12), 100],
])('%j at lale.example are worth %d', (emails, points) => {
  expect(contactQuality(emails, 'lale.example')).toBe(points);
});

test('a domain that is none has no addresses of its own', () => {
  expect(contactQuality(['a@lale.example'], 'nan')).toBe(10);
});

test('any texts are worth a whole number from 0 to 100', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.emailAddress(), fc.string()), { maxLength: 30 }),
      fc.domain(),
      (emails, domain) => {
        const points = contactQuality(emails, domain);
        expect(Number.isInteger(points) && points >= 0 && points <= 100).toBe(true);
      },
    ),
  );
});
