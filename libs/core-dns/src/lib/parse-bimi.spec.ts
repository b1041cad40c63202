import { parseBimi } from './parse-bimi.js';

const LOGO = 'https://firma.example/logo.svg';
const MARK = 'https://firma.example/mark.pem';

describe('parseBimi', () => {
  it.each([
    [`v=BIMI1; l=${LOGO}`, { location: LOGO, authority: null, declined: false }],
    [`v=BIMI1; l=${LOGO}; a=${MARK}; avp=brand`, { location: LOGO, authority: MARK, declined: false }],
    [`v=BIMI1;l=;a=${MARK};`, { location: null, authority: MARK, declined: false }],
    [`v=bimi1; a=${MARK}`, { location: null, authority: MARK, declined: false }],
    ['v=BIMI1; l=; a=;', { location: null, authority: null, declined: true }],
    ['v=BIMI1; l=', { location: null, authority: null, declined: true }],
  ])('reads %s', (text, record) => {
    expect(parseBimi(text)).toEqual({ ok: true, record });
  });

  it.each([
    ['v=BIMI2; l=', 'not-bimi'],
    [`l=${LOGO}; v=BIMI1`, 'not-bimi'],
    ['v=BIMI1', 'no-location'],
    ['v=BIMI1; a=', 'no-location'],
    ['v=BIMI1; l=http://firma.example/logo.svg', 'bad-location'],
    ['v=BIMI1; l=https://', 'bad-location'],
    [`v=BIMI1; l=${LOGO}; a=self`, 'bad-authority'],
  ])('refuses %s as %s', (text, reason) => {
    expect(parseBimi(text)).toEqual({ ok: false, reason });
  });

  it('is quick about a long address that is none', () => {
    const startedAt = performance.now();
    expect(parseBimi(`v=BIMI1; l=https://${'f'.repeat(60_000)} x`)).toEqual({ ok: false, reason: 'bad-location' });
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});
