import { createZoneResolver } from '../../test/zone-resolver.js';
import { checkSpf } from './check-spf.js';

const from = (domain: string, ip = '192.0.2.1') => ({ ip, helo: 'mail.gonderen.example', mailFrom: `bilgi@${domain}` });

describe('checkSpf', () => {
  it('names the term and the domain that decided', async () => {
    const resolver = createZoneResolver({
      'firma.example': { TXT: ['v=spf1 redirect=_spf.firma.example'] },
      '_spf.firma.example': { TXT: ['v=spf1 ip4:192.0.2.0/24 -all'] },
    });
    expect(await checkSpf(from('firma.example'), resolver)).toEqual({
      result: 'pass',
      problem: null,
      mechanism: 'ip4:192.0.2.0/24',
      domain: '_spf.firma.example',
      explanation: null,
      lookups: 1,
      voidLookups: 0,
    });
    expect(await checkSpf(from('firma.example', '2001:db8::1'), resolver)).toMatchObject({
      result: 'fail',
      mechanism: '-all',
    });
  });

  it.each([
    ['no-record', 'none', { 'firma.example': { TXT: ['MS=ms1'] } }],
    ['multiple-records', 'permerror', { 'firma.example': { TXT: ['v=spf1 -all', 'v=spf1 mx -all'] } }],
    ['syntax', 'permerror', { 'firma.example': { TXT: ['v=spf1 -al'] } }],
    ['dns-failure', 'temperror', { 'firma.example': 'timeout' }],
    ['target-without-record', 'permerror', { 'firma.example': { TXT: ['v=spf1 include:yok.example -all'] } }],
    ['too-many-lookups', 'permerror', { 'firma.example': { TXT: ['v=spf1 include:firma.example -all'] } }],
    ['too-many-void-lookups', 'permerror', { 'firma.example': { TXT: ['v=spf1 a:a.x.test a:b.x.test a:c.x.test'] } }],
  ] as const)('says %s where that ends the check', async (problem, result, zone) => {
    expect(await checkSpf(from('firma.example'), createZoneResolver(zone))).toMatchObject({ problem, result });
  });

  it.each([
    ['bad-address', { ...from('firma.example'), ip: '192.0.2' }],
    ['bad-domain', from('firma')],
    ['bad-domain', from('a..firma.example')],
  ])('has nothing to check: %s', async (problem, input) => {
    expect(await checkSpf(input, createZoneResolver({}))).toMatchObject({ problem, result: 'none' });
  });

  it.each([
    ['v=spf1 default=-', {}, { result: 'neutral', problem: null, mechanism: null }],
    ['v=spf1 default=-', { obsoleteDefault: 'apply' }, { result: 'fail', mechanism: 'default=-' }],
    ['v=spf1 default=softfail', { obsoleteDefault: 'apply' }, { result: 'softfail' }],
    ['v=spf1 default=deny', { obsoleteDefault: 'apply' }, { result: 'neutral' }],
    ['v=spf1 default=-', { obsoleteDefault: 'ambiguous' }, { result: 'ambiguous', problem: 'obsolete-default' }],
    ['v=spf1 include:eski.example -all', { obsoleteDefault: 'ambiguous' }, { result: 'ambiguous' }],
    ['v=spf1 -all', { obsoleteDefault: 'ambiguous' }, { result: 'fail', problem: null }],
    ['v=spf1 -all ip:192.0.2.1', {}, { result: 'permerror', problem: 'syntax' }],
    ['v=spf1 -all ip:192.0.2.1', { unreadAfterAll: true }, { result: 'fail', mechanism: '-all' }],
    ['v=spf1 ~all ip:192.0.2.1 exp=', { unreadAfterAll: true }, { result: 'permerror' }],
    ['v=spf1 ip:192.0.2.1 -all', { unreadAfterAll: true }, { result: 'permerror', problem: 'syntax' }],
    ['v=spf1 exists:alti.example -all', {}, { result: 'fail' }],
    ['v=spf1 exists:alti.example -all', { existsByAaaa: true }, { result: 'pass' }],
    ['v=spf1 exists:yok.example -all', { existsByAaaa: true }, { result: 'fail' }],
  ] as const)('judges %s as a receiver with %j does', async (record, deviations, check) => {
    const resolver = createZoneResolver({
      'firma.example': { TXT: [record] },
      'eski.example': { TXT: ['v=spf1 default=+'] },
      'alti.example': { AAAA: ['2001:db8::1'] },
    });
    expect(await checkSpf(from('firma.example'), resolver, { deviations })).toMatchObject(check);
  });

  it('checks the HELO name when there is no sender', async () => {
    const resolver = createZoneResolver({ 'mail.gonderen.example': { TXT: ['v=spf1 a -all'], A: ['192.0.2.1'] } });
    const check = await checkSpf({ ip: '::ffff:192.0.2.1', helo: 'mail.gonderen.example', mailFrom: '' }, resolver);
    expect(check).toMatchObject({ result: 'pass', domain: 'mail.gonderen.example' });
  });

  it('looks the names of the client up once, however often the records ask for them', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `h${String(index)}.example`);
    const resolver = createZoneResolver({
      'firma.example': {
        TXT: [`v=spf1 ptr:yok.example exists:${'%{p}.'.repeat(40)}x.example include:_spf.firma.example`],
      },
      '_spf.firma.example': { TXT: ['v=spf1 exists:%{p}.y.example ptr:h1.example -all'] },
      '1.2.0.192.in-addr.arpa': { PTR: names },
      'h1.example': { A: ['192.0.2.1'] },
    });
    expect(await checkSpf(from('firma.example'), resolver)).toMatchObject({ result: 'pass', lookups: 5 });
    // One PTR, the first ten of its names, two records and two `exists`.
    expect(resolver.asked).toHaveLength(1 + 10 + 2 + 2);
    expect(resolver.asked.filter((question) => question.endsWith('PTR'))).toHaveLength(1);
  });
});
