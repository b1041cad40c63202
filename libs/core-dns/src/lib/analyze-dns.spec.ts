import type { Zone } from '../../test/zone-resolver.js';
import { createZoneResolver } from '../../test/zone-resolver.js';
import type { AnalyzeDnsOptions } from './analyze-dns.js';
import { analyzeDns, BULK_READING } from './analyze-dns.js';
import type { DnsResolver } from './dns-answer.js';
import { scanStatusOf } from './scan-status-of.js';
import { toEvidence } from './to-evidence.js';
import { toMailSetupReading } from './to-mail-setup-reading.js';
import { toScoreSignals } from './to-score-signals.js';

const readAt = '2026-03-01T09:00:00.000Z';
const KEY = 'v=DKIM1; k=rsa; p=TWFkZVVwS2V5Rm9yVGVzdHM=';

const microsoft: Zone = {
  'firma.example': {
    MX: ['0 firma-example.mail.protection.outlook.com'],
    TXT: ['v=spf1 include:spf.protection.outlook.com -all', 'MS=ms12345678'],
  },
  'selector1._domainkey.firma.example': { CNAME: ['selector1-firma-example._domainkey.firma.onmicrosoft.com'] },
  'selector1-firma-example._domainkey.firma.onmicrosoft.com': { TXT: [KEY] },
  '_dmarc.firma.example': { TXT: ['v=DMARC1; sp=none; p=reject'] },
  'autodiscover.firma.example': { CNAME: ['autodiscover.outlook.com'] },
  'enterpriseregistration.firma.example': { CNAME: ['enterpriseregistration.windows.net'] },
  'spf.protection.outlook.com': { TXT: ['v=spf1 ip4:192.0.2.0/24 -all'] },
};

async function read(domain: string, zone: Zone, options: Partial<AnalyzeDnsOptions> = {}) {
  const resolver = createZoneResolver(zone);
  return { reading: await analyzeDns(domain, resolver, { ...options, readAt }), asked: resolver.asked };
}

describe('analyzeDns', () => {
  it('reads every part of a well kept domain', async () => {
    const { reading } = await read('firma.example', microsoft);
    expect(toScoreSignals(reading)).toEqual({
      mxHosts: ['firma-example.mail.protection.outlook.com'],
      spf: true,
      dkim: true,
      dmarcPolicy: 'reject',
      spfRecord: 'v=spf1 include:spf.protection.outlook.com -all',
    });
    expect(toMailSetupReading(reading)).toEqual({
      domain: 'firma.example',
      mxHosts: ['firma-example.mail.protection.outlook.com'],
      spfRecord: 'v=spf1 include:spf.protection.outlook.com -all',
      dkimTargets: ['selector1-firma-example._domainkey.firma.onmicrosoft.com'],
      autodiscover: 'autodiscover.outlook.com',
      txt: ['MS=ms12345678', 'v=spf1 include:spf.protection.outlook.com -all'],
      cnames: {
        enterpriseregistration: 'enterpriseregistration.windows.net',
        enterpriseenrollment: null,
        lyncdiscover: null,
      },
    });
    expect(scanStatusOf(reading)).toBe('completed');
    expect(reading.findings).toEqual([]);
  });

  it('lists the raw record, its name and the time behind every part', async () => {
    const { reading } = await read('firma.example', microsoft);
    expect(toEvidence(reading).slice(0, 4)).toEqual([
      {
        part: 'mx',
        status: 'present',
        name: 'firma.example',
        raw: '0 firma-example.mail.protection.outlook.com.',
        readAt,
      },
      {
        part: 'spf',
        status: 'present',
        name: 'firma.example',
        raw: 'v=spf1 include:spf.protection.outlook.com -all',
        readAt,
      },
      { part: 'dkim', status: 'present', name: 'selector1._domainkey.firma.example', raw: KEY, readAt },
      {
        part: 'dmarc',
        status: 'present',
        name: '_dmarc.firma.example',
        raw: 'v=DMARC1; sp=none; p=reject',
        readAt,
      },
    ]);
  });

  it('gives equal output for equal input, whatever the order of the answers', async () => {
    const turned: Zone = {
      'iki.example': { MX: ['10 b.example', '10 a.example', '5 c.example'], TXT: ['b', 'a'] },
    };
    const other: Zone = {
      'iki.example': { MX: ['5 c.example', '10 a.example', '10 b.example'], TXT: ['a', 'b'] },
    };
    const first = await read('iki.example', turned);
    const second = await read('iki.example', other);
    expect(second.reading).toEqual(first.reading);
    expect(toScoreSignals(first.reading).mxHosts).toEqual(['c.example', 'a.example', 'b.example']);
  });

  it.each([
    ['timeout', 'dns-timeout'],
    ['deadline', 'dns-timeout'],
    ['servfail', 'dns-servfail'],
    ['refused', 'dns-failed'],
    ['network', 'dns-failed'],
    ['malformed', 'dns-failed'],
  ] as const)('keeps everything unknown when every look-up ends in %s', async (cause, status) => {
    const { reading, asked } = await read('sessiz.example', {
      'sessiz.example': cause,
      '_dmarc.sessiz.example': cause,
      'autodiscover.sessiz.example': cause,
      'enterpriseregistration.sessiz.example': cause,
      'enterpriseenrollment.sessiz.example': cause,
      'lyncdiscover.sessiz.example': cause,
    });
    expect(toScoreSignals(reading)).toEqual({
      mxHosts: null,
      spf: null,
      dkim: null,
      dmarcPolicy: 'unknown',
      spfRecord: null,
    });
    expect(toMailSetupReading(reading)).toEqual({
      domain: 'sessiz.example',
      mxHosts: null,
      spfRecord: 'unknown',
      dkimTargets: null,
      autodiscover: 'unknown',
      txt: null,
      cnames: null,
    });
    expect(scanStatusOf(reading)).toBe(status);
    expect(toEvidence(reading).every((line) => line.status === 'unknown' && line.cause === cause)).toBe(true);
    expect(asked.some((question) => question.includes('_domainkey'))).toBe(false);
  });

  it('calls a scan partial when only a scored part besides the MX is unknown', async () => {
    const { reading } = await read('yarim.example', {
      'yarim.example': { MX: ['10 mail.yarim.example'], TXT: ['v=spf1 -all'] },
      '_dmarc.yarim.example': 'servfail',
    });
    expect(toScoreSignals(reading)).toMatchObject({ spf: true, dkim: false, dmarcPolicy: 'unknown' });
    expect(scanStatusOf(reading)).toBe('partial');
  });

  it('reports a null MX as no mail, with the record as its proof', async () => {
    const { reading } = await read('postasiz.example', { 'postasiz.example': { MX: ['0 .'] } });
    expect(reading.mx).toMatchObject({ status: 'absent', reason: 'null-mx', raw: '0 .' });
    expect(reading.findings.map(({ code }) => code)).toEqual(['mx-null']);
    expect(toScoreSignals(reading).mxHosts).toEqual([]);
  });

  it.each([
    [['10 .'], '10 .'],
    [['10 .', '0 .', '10 .'], '0 .\n10 .'],
  ])('shows the null MX as it was published: %j', async (MX, raw) => {
    const { reading } = await read('postasiz.example', { 'postasiz.example': { MX } });
    expect(reading.mx).toMatchObject({ status: 'absent', reason: 'null-mx', raw });
    expect(reading.findings).toMatchObject([{ code: 'mx-null', raw }]);
  });

  it('shows a null MX beside hosts as it was published', async () => {
    const { reading } = await read('iki.example', { 'iki.example': { MX: ['20 mx.example', '10 .'] } });
    expect(reading.mx).toMatchObject({ status: 'present', raw: '20 mx.example.' });
    expect(reading.findings).toMatchObject([{ code: 'mx-null-with-others', raw: '10 .\n20 mx.example.' }]);
  });

  it('keeps SPF true when several records make it a permanent error', async () => {
    const { reading } = await read('cift.example', {
      'cift.example': { MX: ['10 mx.example'], TXT: ['v=spf1 mx -all', 'v=spf1 include:_spf.google.com ~all'] },
    });
    expect(toScoreSignals(reading)).toMatchObject({ spf: true });
    expect(reading.findings).toContainEqual(
      expect.objectContaining({ code: 'spf-permerror', detail: 'multiple-records' }),
    );
  });

  it('does not wait for the optional CNAMEs that were not asked for', async () => {
    const resolver = createZoneResolver(microsoft);
    const reading = await analyzeDns('firma.example', resolver, { readAt, cnameProbes: ['autodiscover'] });
    expect(Object.keys(reading.cnames)).toEqual(['autodiscover']);
    expect(resolver.asked.filter((question) => question.endsWith('CNAME'))).toEqual([
      'autodiscover.firma.example CNAME',
    ]);
  });

  it('reads the extra parts with their records', async () => {
    const { reading } = await read('firma.example', {
      'firma.example': {
        MX: ['10 b.firma.example', '5 a.firma.example'],
        TXT: ['v=spf1 mx -all'],
        A: ['192.0.2.2', '192.0.2.1'],
      },
      'a.firma.example': { A: ['192.0.2.25'], AAAA: ['2001:db8::25'] },
      'b.firma.example': { CNAME: ['b.servis.test'] },
      'b.servis.test': { A: ['192.0.2.26'] },
      '_mta-sts.firma.example': { TXT: ['v=STSv1; id=20260301;'] },
      '_smtp._tls.firma.example': { TXT: ['v=TLSRPTv1; rua=mailto:tls@firma.example'] },
      'default._bimi.firma.example': { TXT: ['v=BIMI1; l=https://firma.example/logo.svg'] },
    });
    expect(reading.mtaSts).toMatchObject({ status: 'present', record: { id: '20260301' } });
    expect(reading.tlsRpt).toMatchObject({ status: 'present', record: { rua: ['mailto:tls@firma.example'] } });
    expect(reading.bimi).toMatchObject({ status: 'present', record: { declined: false } });
    expect(reading.spfTree).toMatchObject({ status: 'present', lookups: 1 });
    const lines = toEvidence(reading).map(({ part, name, raw, status, term }) => [part, term ?? name, raw ?? status]);
    expect(lines.slice(-11)).toEqual([
      ['mta-sts', '_mta-sts.firma.example', 'v=STSv1; id=20260301;'],
      ['tls-rpt', '_smtp._tls.firma.example', 'v=TLSRPTv1; rua=mailto:tls@firma.example'],
      ['bimi', 'default._bimi.firma.example', 'v=BIMI1; l=https://firma.example/logo.svg'],
      ['dnssec', 'firma.example', 'absent'],
      ['a', 'firma.example', '192.0.2.1\n192.0.2.2'],
      ['aaaa', 'firma.example', 'absent'],
      ['mx-a', 'a.firma.example', '192.0.2.25'],
      ['mx-a', 'b.firma.example', '192.0.2.26'],
      ['mx-aaaa', 'a.firma.example', '2001:db8::25'],
      ['mx-aaaa', 'b.firma.example', 'absent'],
      ['spf-tree', 'mx', '5 a.firma.example.\n10 b.firma.example.'],
    ]);
  });

  it('asks no more than twelve times in a bulk reading', async () => {
    const { reading, asked } = await read(
      'firma.example',
      {
        'firma.example': { MX: ['10 b.firma.example', '5 a.firma.example'], TXT: ['v=spf1 mx -all'] },
        '_dmarc.firma.example': { TXT: ['v=DMARC1; p=none'] },
      },
      BULK_READING,
    );
    expect(reading.dkim.status).toBe('absent');
    expect([...asked].sort()).toEqual([
      '_dmarc.firma.example TXT',
      '_mta-sts.firma.example TXT',
      '_smtp._tls.firma.example TXT',
      'a.firma.example A',
      'autodiscover.firma.example CNAME',
      'default._domainkey.firma.example TXT',
      'dkim._domainkey.firma.example TXT',
      'firma.example A',
      'firma.example MX',
      'firma.example TXT',
      'key1._domainkey.firma.example TXT',
      'mail._domainkey.firma.example TXT',
    ]);
  });

  it('reads only what scores when nothing else is asked for', async () => {
    const { reading, asked } = await read('firma.example', microsoft, { parts: [], cnameProbes: [] });
    expect(Object.keys(reading)).not.toEqual(expect.arrayContaining(['mtaSts', 'addresses', 'spfTree']));
    expect(asked.filter((question) => !question.includes('_domainkey'))).toEqual([
      'firma.example MX',
      'firma.example TXT',
      '_dmarc.firma.example TXT',
    ]);
  });

  it.each([
    ['MX is NXDOMAIN', 'timeout', { MX: 'nxdomain', TXT: 'failed' }, 'reject'],
    ['TXT is NXDOMAIN', 'timeout', { MX: 'failed', TXT: 'nxdomain' }, 'reject'],
    ['MX has no record', 'timeout', { MX: 'nodata', TXT: 'failed' }, 'none'],
    ['TXT has no record', 'timeout', { MX: 'failed', TXT: 'nodata' }, 'none'],
    ['TXT says that the name is there and MX that it is not', 'timeout', { MX: 'nxdomain', TXT: 'nodata' }, 'none'],
    ['neither was answered', 'timeout', { MX: 'failed', TXT: 'failed' }, 'unknown'],
    ['neither was answered', 'servfail', { MX: 'failed', TXT: 'failed' }, 'unknown'],
  ] as const)('judges by MX and TXT together whether np applies: %s (%s)', async (_, cause, own, policy) => {
    const answers = {
      failed: { kind: 'failed', cause },
      nxdomain: { kind: 'absent', reason: 'nxdomain' },
      nodata: { kind: 'absent', reason: 'nodata' },
    } as const;
    const zone = createZoneResolver({ '_dmarc.firma.example': { TXT: ['v=DMARC1; p=none; sp=none; np=reject'] } });
    const asked: string[] = [];
    const resolver: DnsResolver = {
      query: (name, type) => {
        asked.push(`${name} ${type}`);
        const isOwn = name === 'posta.firma.example' && (type === 'MX' || type === 'TXT');
        return isOwn ? Promise.resolve(answers[own[type]]) : zone.query(name, type);
      },
    };
    const reading = await analyzeDns('posta.firma.example', resolver, { readAt, parts: [], cnameProbes: [] });
    expect(toScoreSignals(reading).dmarcPolicy).toBe(policy);
    if (policy === 'unknown') expect(reading.dmarc).toMatchObject({ status: 'unknown', cause });
    // Somebody answered, if not for the domain itself: DKIM is still worth asking for.
    expect(asked.some((question) => question.includes('_domainkey'))).toBe(true);
    expect(asked.filter((question) => !question.includes('_domainkey'))).toEqual([
      'posta.firma.example MX',
      'posta.firma.example TXT',
      '_dmarc.posta.firma.example TXT',
      '_dmarc.firma.example TXT',
      '_dmarc.example TXT',
    ]);
  });

  it('asks for later CNAMEs with the reading at hand, unless nobody answers', async () => {
    const seen: string[] = [];
    const laterCnameProbes: AnalyzeDnsOptions['laterCnameProbes'] = ({ mx }) => {
      seen.push(mx.status);
      return ['lyncdiscover'];
    };
    const some = await read('firma.example', microsoft, { ...BULK_READING, laterCnameProbes });
    expect(seen).toEqual(['present']);
    expect(Object.keys(some.reading.cnames)).toEqual(['autodiscover', 'lyncdiscover']);
    const dead: Zone = { 'sessiz.example': 'timeout', '_dmarc.sessiz.example': 'timeout' };
    const none = await read('sessiz.example', dead, { ...BULK_READING, laterCnameProbes });
    expect(none.reading.cnames.lyncdiscover).toMatchObject({ status: 'unknown', cause: 'timeout' });
    expect(none.reading.mtaSts).toMatchObject({ status: 'unknown', cause: 'timeout' });
    expect(none.asked).not.toContain('lyncdiscover.sessiz.example CNAME');
    expect(none.asked).not.toContain('_mta-sts.sessiz.example TXT');
  });

  it.each([
    [true, false, 'present'],
    [false, true, 'present'],
    [false, false, 'absent'],
    [false, 'failed', 'unknown'],
    [true, 'failed', 'present'],
  ] as const)('takes the AD flag as the resolver gave it (MX %s, TXT %s)', async (mx, txt, status) => {
    const reading = await analyzeDns('firma.example', createFlagResolver({ MX: mx, TXT: txt }), { readAt });
    expect(reading.dnssec).toMatchObject({ status, name: 'firma.example', raw: status === 'present' ? 'AD' : null });
  });

  it.each([
    ['_mta-sts', 'mtaSts', 'v=STSv1; id=1', 'v=STSv1; id=2', 'v=STSv1; id=-', 'mta-sts'],
    [
      '_smtp._tls',
      'tlsRpt',
      'v=TLSRPTv1; rua=mailto:a@b.test',
      'v=TLSRPTv1; rua=mailto:c@b.test',
      'v=TLSRPTv1;',
      'tls-rpt',
    ],
    ['default._bimi', 'bimi', 'v=BIMI1; l=', 'v=BIMI1; l=https://a.test/', 'v=BIMI1', 'bimi'],
  ] as const)(
    'counts several or broken records at %s as none and says so',
    async (prefix, field, one, two, broken, part) => {
      const at = (...TXT: readonly string[]) => read('firma.example', { [`${prefix}.firma.example`]: { TXT } });
      const several = (await at(one, two, 'v=spf1 -all')).reading;
      expect(several[field]).toMatchObject({ status: 'absent', reason: 'invalid', raw: [one, two].sort().join('\n') });
      expect(several.findings).toMatchObject([{ code: `${part}-multiple-records`, part }]);
      const invalid = (await at(broken)).reading;
      expect(invalid[field]).toMatchObject({ status: 'absent', reason: 'invalid', raw: broken });
      expect(invalid.findings).toMatchObject([{ code: `${part}-invalid`, part }]);
      expect((await at('something else')).reading[field]).toMatchObject({ status: 'absent', reason: 'no-such-record' });
    },
  );

  it('does not call DKIM absent when the record that leads the guesses was not read', async () => {
    const { reading } = await read('firma.example', {
      ...microsoft,
      'firma.example': { MX: 'timeout', TXT: ['v=spf1 -all'] },
    });
    expect(reading.dkim).toMatchObject({ status: 'unknown', cause: 'timeout' });
    expect(reading.dkim.tried.map(({ status }) => status)).toEqual(['absent', 'absent', 'absent', 'absent']);
    expect(toScoreSignals(reading).dkim).toBeNull();
    expect(toEvidence(reading).filter(({ part }) => part === 'dkim')[0]).toMatchObject({
      status: 'unknown',
      cause: 'timeout',
    });
  });

  it.each([
    ['a loop', { 'tur.test': { CNAME: ['donus.test'] }, 'donus.test': { CNAME: ['tur.test'] } }],
    [
      'a chain that never ends',
      Object.fromEntries(
        Array.from({ length: 30 }, (_, index) => [
          index === 0 ? 'tur.test' : `n${String(index)}.test`,
          { CNAME: [`n${String(index + 1)}.test`] },
        ]),
      ),
    ],
  ] as const)('leaves every part behind %s unknown', async (_, zone: Zone) => {
    const own = await read('firma.example', { ...zone, 'firma.example': { CNAME: ['tur.test'] } });
    const below: Zone = Object.fromEntries(
      ['mx', '_dmarc', '_mta-sts', '_smtp._tls', 'default._bimi'].map((label) => [
        `${label}.firma.example`,
        { CNAME: ['tur.test'] },
      ]),
    );
    const sound: Zone = { 'firma.example': { MX: ['10 mx.firma.example'], TXT: ['v=spf1 -all'] } };
    const other = await read('firma.example', { ...zone, ...below, ...sound });
    const { mx, spf, txt, dkim, dnssec } = own.reading;
    const { dmarc, mtaSts, tlsRpt, bimi, addresses = [] } = other.reading;
    const hosts = addresses.flatMap(({ host, result }) => (host === 'mx.firma.example' ? [result] : []));
    expect(hosts).toHaveLength(2);
    for (const part of [mx, spf, txt, dkim, dnssec, dmarc, mtaSts, tlsRpt, bimi, ...hosts]) {
      expect(part).toMatchObject({ status: 'unknown', cause: 'malformed' });
    }
  });

  it('takes a CNAME that leads to itself for a mistake, not for an absence', async () => {
    const { reading } = await read('firma.example', {
      'autodiscover.firma.example': { CNAME: ['autodiscover.firma.example'] },
    });
    expect(reading.cnames.autodiscover).toMatchObject({ status: 'unknown', cause: 'malformed' });
  });

  it('keeps an MX that cannot be read as its own proof', async () => {
    const { reading } = await read('firma.example', { 'firma.example': { MX: [`10 ${'x'.repeat(300)}`] } });
    expect(reading.mx).toMatchObject({ status: 'absent', reason: 'invalid', raw: `10 ${'x'.repeat(300)}` });
  });
});

/** Answers MX and TXT with a record and the given AD flag, everything else with nothing. */
function createFlagResolver(flags: Readonly<Record<'MX' | 'TXT', boolean | 'failed'>>): DnsResolver {
  return {
    query: (_, type) => {
      if (type !== 'MX' && type !== 'TXT') return Promise.resolve({ kind: 'absent', reason: 'nodata' });
      const authenticated = flags[type];
      if (authenticated === 'failed') return Promise.resolve({ kind: 'failed', cause: 'timeout' });
      const record = type === 'MX' ? { type, preference: 1, exchange: 'mx.example' } : { type, text: 'v=spf1 -all' };
      return Promise.resolve({ kind: 'records', authenticated, records: [record] });
    },
  };
}
