import fc from 'fast-check';
import { domainFromWebsite } from './domain-from-website.js';
import type { NormalizeReason } from './normalize-result.js';

test.each([
  ['firma.com.tr', 'firma.com.tr'],
  ['HTTP://WWW.Firma.com.tr:8080/x?y#z', 'firma.com.tr'],
  ['http://u:p@firma.com.tr/a:b', 'firma.com.tr'],
  ['//cdn.firma.com.tr', 'cdn.firma.com.tr'],
  ['firma.com.tr/@satis', 'firma.com.tr'],
  ['info@firma.com.tr', 'firma.com.tr'],
])('%s stands on %s', (input, domain) => {
  expect(domainFromWebsite(input)).toMatchObject({ ok: true, domain });
});

test.each<[string, NormalizeReason]>([
  ['http://', 'empty'],
  ['http', 'placeholder'],
  ['http://[2001:db8::1]/', 'ip-address'],
  ['www.firma.com, www.firma.net', 'bad-label'],
])('%s is refused: %s', (input, reason) => {
  expect(domainFromWebsite(input)).toEqual({ ok: false, reason });
});

test('every web address with a registrable host has that host', () => {
  fc.assert(
    fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
      const { hostname } = new URL(url);
      const result = domainFromWebsite(url);
      if (result.ok) expect(hostname.replace(/^www\./u, '')).toBe(result.domain.replace(/^www\./u, ''));
    }),
  );
});
