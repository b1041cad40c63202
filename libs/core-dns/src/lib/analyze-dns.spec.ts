import type { Zone } from '../../test/zone-resolver.js';
import { createZoneResolver } from '../../test/zone-resolver.js';
import { analyzeDns } from './analyze-dns.js';
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
};

async function read(domain: string, zone: Zone) {
  const resolver = createZoneResolver(zone);
  return { reading: await analyzeDns(domain, resolver, { readAt }), asked: resolver.asked };
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
});
