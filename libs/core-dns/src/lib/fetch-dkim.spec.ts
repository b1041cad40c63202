import type { Zone } from '../../test/zone-resolver.js';
import { createZoneResolver } from '../../test/zone-resolver.js';
import { planDkimSelectors, readSpfTargets } from './dkim-selectors.js';
import { fetchDkim } from './fetch-dkim.js';

const KEY = 'v=DKIM1; k=rsa; p=TWFkZVVwS2V5Rm9yVGVzdHM=';
const at = (selector: string): string => `${selector}._domainkey.firma.example`;

async function find(selectors: readonly string[], zone: Zone) {
  const resolver = createZoneResolver(zone);
  const { part, findings } = await fetchDkim('firma.example', selectors, resolver, '2026-03-01T09:00:00.000Z');
  return { part, codes: findings.map(({ code }) => code), asked: resolver.asked };
}

describe('fetchDkim', () => {
  it('stops at the first live key', async () => {
    const { part, asked } = await find(['a', 'b', 'c'], { [at('b')]: { TXT: [KEY] } });
    expect(part).toMatchObject({ status: 'present', selector: 'b', name: at('b'), raw: KEY });
    expect(asked).toEqual([`${at('a')} TXT`, `${at('b')} TXT`]);
  });

  it('gives up after four negative look-ups and names what was tried', async () => {
    const { part, asked } = await find(['a', 'b', 'c', 'd', 'e'], { [at('e')]: { TXT: [KEY] } });
    expect(part).toMatchObject({ status: 'absent', reason: 'no-such-record' });
    expect(part.tried.map(({ selector }) => selector)).toEqual(['a', 'b', 'c', 'd']);
    expect(asked).toHaveLength(4);
  });

  it('does not take a revoked key for a key', async () => {
    const { part, codes } = await find(['a'], { [at('a')]: { TXT: ['v=DKIM1; k=rsa; p='] } });
    expect(part).toMatchObject({ status: 'absent', reason: 'invalid', raw: 'v=DKIM1; k=rsa; p=' });
    expect(codes).toEqual(['dkim-key-revoked']);
  });

  it.each([
    ['v=DKIM1; k=rsa; p=TWFkZVVwS2V5; p=', 'syntax'],
    ['v=DKIM1; s=tlsrpt; p=TWFkZVVwS2V5', 'wrong-service'],
    ['v=DKIM1; p==', 'bad-key-data'],
    ['p=none', 'bad-key-data'],
  ])('shows %s as a record that holds no usable key, and asks on', async (text, detail) => {
    const zone: Zone = { [at('a')]: { TXT: [text] } };
    const resolver = createZoneResolver(zone);
    const dead = await fetchDkim('firma.example', ['a'], resolver, '2026-03-01T09:00:00.000Z');
    expect(dead.part).toMatchObject({ status: 'absent', reason: 'invalid', raw: text });
    expect(dead.findings).toMatchObject([{ code: 'dkim-key-invalid', raw: text, detail }]);
    const { part, asked } = await find(['a', 'b'], { ...zone, [at('b')]: { TXT: [KEY] } });
    expect(part).toMatchObject({ status: 'present', selector: 'b' });
    expect(asked).toHaveLength(2);
  });

  it('does not take a wildcard record for a key', async () => {
    const { part, codes } = await find(['a'], { [at('a')]: { TXT: ['v=spf1 -all'] } });
    expect(part).toMatchObject({ status: 'absent', raw: null });
    expect(codes).toEqual([]);
  });

  it('is unknown when a selector went unanswered and no other holds a key', async () => {
    const { part, asked } = await find(['a', 'b', 'c'], { [at('a')]: 'timeout' });
    expect(part).toMatchObject({ status: 'unknown', cause: 'timeout', name: at('a') });
    expect(asked).toHaveLength(3);
  });

  it('is present when a key was found although another selector went unanswered', async () => {
    const { part } = await find(['a', 'b'], { [at('a')]: 'servfail', [at('b')]: { TXT: [KEY] } });
    expect(part).toMatchObject({ status: 'present', selector: 'b' });
    expect(part.tried.map(({ status }) => status)).toEqual(['unknown', 'present']);
  });

  it('follows aliases and keeps a dangling target as evidence', async () => {
    const { part } = await find(['a', 'b'], {
      [at('a')]: { CNAME: ['a.gone.test'] },
      [at('b')]: { CNAME: ['b.mid.test'] },
      'b.mid.test': { CNAME: ['b.end.test'] },
      'b.end.test': { TXT: [KEY] },
    });
    expect(part.status).toBe('present');
    expect(part.tried.map(({ targets }) => targets)).toEqual([['a.gone.test'], ['b.mid.test', 'b.end.test']]);
  });

  it('does not follow a loop for ever', async () => {
    const { part } = await find(['a'], {
      [at('a')]: { CNAME: ['x.test'] },
      'x.test': { CNAME: ['y.test'] },
      'y.test': { CNAME: ['x.test'] },
    });
    expect(part).toMatchObject({ status: 'unknown', cause: 'malformed' });
  });
});

describe('planDkimSelectors', () => {
  it.each([
    [['firma-example.mail.protection.outlook.com'], [], ['selector1', 'selector2', 'default', 'dkim']],
    [['firma-example.k-v1.mx.microsoft'], [], ['selector1', 'selector2', 'default', 'dkim']],
    [['firma-example.mail.protection.office365.us'], [], ['selector1', 'selector2', 'default', 'dkim']],
    [['aspmx.l.google.com', 'alt1.aspmx.l.google.com'], [], ['google', 'default', 'dkim', 'mail']],
    [['mx.zoho.eu'], [], ['zmail', 'zoho', 'default', 'dkim']],
    [['mx.yandex.net'], [], ['mail', 'default', 'dkim', 'key1']],
    [['mxa.mailgun.org'], [], ['k1', 'mx', 'smtp', 'pic']],
    [['mx.sendgrid.net'], [], ['s1', 's2', 'default', 'dkim']],
    [['gate.filtre.example'], ['spf.protection.outlook.com'], ['selector1', 'selector2', 'default', 'dkim']],
    [['mxa.mailgun.org', 'firma.mail.protection.outlook.com'], [], ['k1', 'selector1', 'mx', 'selector2']],
    [['aspmx.l.google.com'], ['_spf.google.com', 'sendgrid.net'], ['google', 's1', 's2', 'default']],
    [['mail.firma.example'], [], ['default', 'dkim', 'mail', 'key1']],
    [['mx.google.com.evil.example'], [], ['default', 'dkim', 'mail', 'key1']],
  ])('guesses from MX %j and SPF %j', (mxHosts, spfTargets, selectors) => {
    expect(planDkimSelectors({ mxHosts, spfTargets })).toEqual(selectors);
  });

  it('tries what the caller knows first', () => {
    const selectors = planDkimSelectors({ known: ['ocak2026'], mxHosts: ['aspmx.l.google.com'], spfTargets: [] });
    expect(selectors).toEqual(['ocak2026', 'google', 'default', 'dkim']);
  });
});

it('readSpfTargets gives includes and redirects in order, macros left out', () => {
  const record =
    'v=spf1 include:SPF.protection.outlook.com ~include:_spf.google.com. include:%{d}.test redirect=a.test';
  expect(readSpfTargets([record])).toEqual(['spf.protection.outlook.com', '_spf.google.com', 'a.test']);
});
