import { isDkimText, parseDkimKey } from './parse-dkim-key.js';

const DATA = 'TWFkZVVwS2V5Rm9yVGVzdHM=';

describe('parseDkimKey', () => {
  it.each([
    [`v=DKIM1; k=rsa; p=${DATA}`, { keyType: 'rsa', publicKey: DATA, revoked: false, testing: false }],
    [`p=${DATA}`, { keyType: 'rsa', revoked: false }],
    [`v=DKIM1; k=ed25519; p=${DATA}`, { keyType: 'ed25519' }],
    [`k=rsa; t=y:s; h=sha1:sha256; s=email; p=${DATA}`, { testing: true, strict: true, hashes: ['sha1', 'sha256'] }],
    ['v=DKIM1; p=TWFk ZVVw\tS2V5', { publicKey: 'TWFkZVVwS2V5' }],
    ['v=DKIM1; k=rsa; p=', { revoked: true, publicKey: '' }],
    [`v=DKIM1; n=note; p=${DATA};`, { revoked: false, services: ['*'] }],
  ])('reads %s', (text, key) => {
    expect(parseDkimKey(text)).toMatchObject({ ok: true, key });
  });

  it.each([
    ['v=DKIM1; k=rsa', 'no-key'],
    ['v=spf1 -all', 'wrong-version'],
    [`v=DKIM2; p=${DATA}`, 'wrong-version'],
    [`k=dsa; p=${DATA}`, 'unknown-key-type'],
    ['v=DKIM1; p=not*base64', 'bad-key-data'],
    ['', 'no-key'],
  ])('takes %s for no key', (text, reason) => {
    expect(parseDkimKey(text)).toEqual({ ok: false, reason });
  });

  it.each([
    ['v=DKIM1; k=rsa', true],
    ['p=', true],
    [`k=rsa; p=${DATA}`, true],
    ['v=spf1 -all', false],
    ['google-site-verification=p=abc', false],
  ])('tells a DKIM text from a wildcard: %s', (text, expected) => {
    expect(isDkimText(text)).toBe(expected);
  });
});
