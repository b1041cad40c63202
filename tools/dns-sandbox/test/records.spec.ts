import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readRecordsFolder, startDnsSandbox } from '../src/index.js';
import type { DnsSandbox } from '../src/index.js';
import { askUdp, toTexts } from './ask.js';

const fixtures = join(__dirname, 'fixtures/records');
const suites = process.env['HUNTER_SUITES_DIR'] ?? resolve(__dirname, '../../../../shared/suites');
const realRecords = join(suites, 'dns-records');
const hasRealRecords = existsSync(realRecords);

describe('recorded domains', () => {
  let sandbox: DnsSandbox;
  beforeAll(async () => {
    sandbox = await startDnsSandbox({ records: fixtures });
  });
  afterAll(() => sandbox.close());

  test.each([
    ['belediye.example', 'MX', ['MX 10 mx1.belediye.example', 'MX 20 gateway.filtre.test']],
    [
      'belediye.example',
      'TXT',
      [
        'TXT v=spf1 include:spf.protection.outlook.com -all',
        'TXT MS=ms12345678',
        'TXT google-site-verification=made-up-token',
        'TXT apple-domain-verification=madeup',
      ],
    ],
    ['autodiscover.belediye.example', 'CNAME', ['CNAME autodiscover.outlook.com']],
    ['_autodiscover._tcp.belediye.example', 'SRV', ['SRV 443 autodiscover.belediye.test']],
    ['gateway.filtre.test', 'CNAME', ['CNAME cluster.filtre.test']],
    ['xn--nar-1la48a.example', 'MX', ['MX 0 .']],
  ] as const)('%s %s answers what was recorded', async (name, type, texts) => {
    expect(toTexts(await askUdp(sandbox.port, name, type))).toEqual(texts);
  });

  test('a DKIM selector leads to a key at its target', async () => {
    const [alias, key] = toTexts(await askUdp(sandbox.port, 'selector1._domainkey.belediye.example', 'TXT'));
    expect(alias).toBe('CNAME selector1-belediye-example._domainkey.belediye.onmicrosoft.com');
    expect(key).toMatch(/^TXT v=DKIM1; k=rsa; p=[A-Za-z0-9+/]{300,}=*;?$/);
  });

  test('a DKIM target that was recorded for itself keeps its own records', async () => {
    expect(toTexts(await askUdp(sandbox.port, 'google._domainkey.xn--nar-1la48a.example', 'TXT'))).toEqual([
      'CNAME xn--nar-1la48a.example',
      'TXT v=spf1 -all',
    ]);
  });

  test.each([
    ['bos.example', 'MX'],
    ['bos.example', 'TXT'],
    ['selector1._domainkey.bos.example', 'TXT'],
    ['default._domainkey.belediye.example', 'TXT'],
    ['autodiscover.bos.example', 'CNAME'],
    ['_autodiscover._tcp.bos.example', 'SRV'],
  ] as const)('%s %s was recorded as empty: no data', async (name, type) => {
    expect(await askUdp(sandbox.port, name, type)).toMatchObject({ rcode: 'NOERROR', answers: [] });
  });

  test.each([
    ['_dmarc.belediye.example', 'TXT'],
    ['belediye.example', 'A'],
    ['mx1.belediye.example', 'A'],
    ['enterpriseregistration.belediye.example', 'CNAME'],
    ['yarim.example', 'TXT'],
    ['selector1._domainkey.yarim.example', 'TXT'],
    ['autodiscover.bos.example', 'A'],
  ] as const)('%s %s was not recorded: SERVFAIL', async (name, type) => {
    expect(await askUdp(sandbox.port, name, type)).toMatchObject({ rcode: 'SERVFAIL' });
  });

  test('a name under no recorded domain is REFUSED', async () => {
    expect(await askUdp(sandbox.port, '_dmarc.example', 'TXT')).toMatchObject({ rcode: 'REFUSED' });
    expect(await askUdp(sandbox.port, 'baska.test', 'MX')).toMatchObject({ rcode: 'REFUSED' });
  });

  test('a folder without records is an error', async () => {
    await expect(readRecordsFolder(__dirname)).rejects.toThrow('no .json file');
  });
});

if (hasRealRecords) {
  describe('the recorded real domains', () => {
    let sandbox: DnsSandbox;
    beforeAll(async () => {
      sandbox = await startDnsSandbox({ records: realRecords });
    });
    afterAll(() => sandbox.close());

    test('every domain answers MX with records or no data, and DMARC with SERVFAIL', async () => {
      const { domains } = await readRecordsFolder(realRecords);
      expect(domains).toHaveLength(7283);
      const tally: Record<string, number> = {};
      const count = (key: string) => (tally[key] = (tally[key] ?? 0) + 1);
      for (let at = 0; at < domains.length; at += 100) {
        await Promise.all(
          domains.slice(at, at + 100).map(async (domain) => {
            const mx = await askUdp(sandbox.port, domain, 'MX');
            const isEmpty = mx?.rcode === 'NOERROR' && mx.answers?.length === 0;
            count(`mx ${isEmpty ? 'nodata' : toTexts(mx)[0] === 'MX 0 .' ? 'null' : mx?.rcode}`);
            count(`dmarc ${(await askUdp(sandbox.port, `_dmarc.${domain}`, 'TXT'))?.rcode}`);
          }),
        );
      }
      expect(tally).toEqual({
        'mx NOERROR': expect.any(Number),
        'mx nodata': 127,
        'mx null': expect.any(Number),
        'dmarc SERVFAIL': 7283,
      });
      expect((tally['mx NOERROR'] ?? 0) + (tally['mx null'] ?? 0)).toBe(7156);
    }, 60_000);
  });
} else {
  process.stderr.write(`not run: no real records at ${realRecords} (set HUNTER_SUITES_DIR)\n`);
}
