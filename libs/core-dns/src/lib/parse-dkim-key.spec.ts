import { isDkimText, parseDkimKey } from './parse-dkim-key.js';

const DATA = 'TWFkZVVwS2V5Rm9yVGVzdHM=';
/** The key of RFC 8463 §A.2: 32 bytes. */
const ED25519 = '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=';

describe('parseDkimKey', () => {
  it.each([
    [`v=DKIM1; k=rsa; p=${DATA}`, { keyType: 'rsa', publicKey: DATA, revoked: false, testing: false }],
    [`p=${DATA}`, { keyType: 'rsa', revoked: false }],
    [`v=DKIM1; k=ed25519; p=${ED25519}`, { keyType: 'ed25519' }],
    [`v=DKIM1; k=ed25519; p=${ED25519.slice(0, -1)}`, { keyType: 'ed25519' }],
    ['v=DKIM1; k=ed25519; p=', { revoked: true }],
    [`k=rsa; t=y:s; h=sha1:sha256; s=email; p=${DATA}`, { testing: true, strict: true, hashes: ['sha1', 'sha256'] }],
    ['v=DKIM1; p=TWFk ZVVw\tS2V5', { publicKey: 'TWFkZVVwS2V5' }],
    ['v=DKIM1; k=rsa; p=', { revoked: true, publicKey: '' }],
    [`v=DKIM1; n=note; p=${DATA};`, { revoked: false, services: ['*'] }],
    [`v=DKIM1;; p=${DATA};;`, { revoked: false }],
    [`v=DKIM1; s=tlsrpt:email; p=${DATA}`, { services: ['tlsrpt', 'email'] }],
    [`v=DKIM1; s=*; p=${DATA}`, { services: ['*'] }],
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
    [`V=DKIM1; P=${DATA}`, 'no-key'],
    [`v=DKIM1; P=${DATA}`, 'no-key'],
    [`v=DKIM1; p=${DATA}; p=`, 'syntax'],
    [`v=DKIM1; p=; p=${DATA}`, 'syntax'],
    [`v=DKIM1; n=a; p=${DATA}; n=b`, 'syntax'],
    [`v=DKIM1; n=a; b; p=${DATA}`, 'syntax'],
    [`k=rsa; v=DKIM1; p=${DATA}`, 'syntax'],
    [`v=DKIM1; s=tlsrpt; p=${DATA}`, 'wrong-service'],
    [`v=DKIM1; s=; p=${DATA}`, 'wrong-service'],
    ['v=DKIM1; p=A', 'bad-key-data'],
    ['v=DKIM1; p=AAAAA', 'bad-key-data'],
    ['v=DKIM1; p==', 'bad-key-data'],
    ['v=DKIM1; p=AAAA==', 'bad-key-data'],
    ['v=DKIM1; p=AA=AA', 'bad-key-data'],
    ['v=DKIM1; p=AAAA\u00a0AAAA', 'bad-key-data'],
    ['p=none', 'bad-key-data'],
    ['v=DKIM1; p=reject', 'bad-key-data'],
    ['v=DKIM1; k=ed25519; p=AAAA', 'bad-key-data'],
    [`v=DKIM1; k=ed25519; p=${DATA}`, 'bad-key-data'],
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
