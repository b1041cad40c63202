import fc from 'fast-check';
import { domainFromEmail } from './domain-from-email.js';
import type { RefusedDomain } from './normalize-result.js';

test.each([
  ['info@firma.com.tr', 'firma.com.tr'],
  [' Info@FIRMA.com.tr ', 'firma.com.tr'],
  ['mailto:info@firma.com.tr', 'firma.com.tr'],
  ['Ayşe Kaya <ayse@firma.com.tr>', 'firma.com.tr'],
  ['"a@b"@firma.com.tr', 'firma.com.tr'],
  ['satis/ihracat@firma.com.tr', 'firma.com.tr'],
  ['info@şirket.com.tr', 'xn--irket-idb.com.tr'],
])('%s belongs to %s', (input, domain) => {
  expect(domainFromEmail(input)).toMatchObject({ ok: true, domain });
});

test.each<[string, RefusedDomain]>([
  ['', { ok: false, reason: 'empty' }],
  ['yok', { ok: false, reason: 'placeholder' }],
  ['info@', { ok: false, reason: 'empty' }],
  ['info@firma', { ok: false, reason: 'no-dot' }],
  ['info@[192.0.2.1]', { ok: false, reason: 'ip-address' }],
  ['info@192.0.2.1', { ok: false, reason: 'ip-address' }],
  ['info@firma.com/iletisim', { ok: false, reason: 'bad-label' }],
  ['a@firma.com;b@firma.com', { ok: false, reason: 'bad-label' }],
  ['info', { ok: false, reason: 'no-dot' }],
  ['www.firma.com.tr', { ok: false, reason: 'bad-label', suggestion: 'firma.com.tr' }],
  ['info@FİRMA.com', { ok: false, reason: 'turkish-i', suggestion: 'firma.com' }],
])('%s is refused', (input, refusal) => {
  expect(domainFromEmail(input)).toEqual(refusal);
});

test('the domain is what follows the last @', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (address) => {
      const host = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
      const result = domainFromEmail(address);
      if (result.ok) expect([host, host.replace(/^www\./u, '')]).toContain(result.domain);
      else expect(result.reason).toBe('public-suffix');
    }),
  );
});

test('any text has an answer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(typeof domainFromEmail(text).ok).toBe('boolean');
    }),
  );
});
