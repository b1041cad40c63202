import { mkdtempSync, readFileSync, rmSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enrichIp } from '@hunter/core-enrichment';
import type { IpSourceName } from '@hunter/core-enrichment';
import { openIpSources } from '../src/index.js';
import type { IpSourceFile, OpenIpSources } from '../src/index.js';
import { writeBin } from './write-bin.js';
import { writeMmdb } from './write-mmdb.js';

const NOBODY = { code: '-', name: '-' };
const GERMANY = { code: 'DE', name: 'Germany' };
const LISTED = '192.0.2.7';
const UNLISTED = '198.51.100.7';

describe('IP databases', () => {
  let folder: string;
  let opened: OpenIpSources[];
  const pathOf = (name: string): string => join(folder, name);
  const fileOf = (source: IpSourceName): IpSourceFile => ({
    source,
    path: pathOf(source),
    setting: `SETTING_OF_${source.toUpperCase()}`,
  });
  const openFiles = async (...sources: IpSourceName[]): Promise<OpenIpSources> => {
    const open = await openIpSources(sources.map(fileOf));
    opened.push(open);
    return open;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ip-sources-'));
    opened = [];
    writeMmdb(pathOf('maxmind-asn'), {
      databaseType: 'GeoLite2-ASN',
      ipVersion: 6,
      networks: [
        {
          network: '192.0.2.0/24',
          record: { autonomous_system_number: 64500, autonomous_system_organization: 'Lale Networks' },
        },
        { network: bitsOfDocumentationPrefix, record: { autonomous_system_number: 64501 } },
      ],
    });
    writeMmdb(pathOf('maxmind-city'), {
      databaseType: 'GeoLite2-City',
      ipVersion: 4,
      networks: [
        { network: '192.0.2.0/25', record: { country: { iso_code: 'DE' }, city: { names: { en: 'Berlin' } } } },
        { network: '192.0.2.128/25', record: { continent: { code: 'EU' } } },
      ],
    });
    writeMmdb(pathOf('maxmind-country'), {
      databaseType: 'GeoLite2-Country',
      ipVersion: 4,
      networks: [{ network: '192.0.2.0/24', record: { country: { iso_code: 'AT' } } }],
    });
    const unlistedCells = [NOBODY, '-', '-', 0, 0, '-', '-', '-', '-', '-', '-'];
    writeBin(pathOf('ip2location'), {
      product: 'ip2location',
      type: 23,
      rows: [
        { from: '0.0.0.0', cells: unlistedCells },
        {
          from: '192.0.2.0',
          cells: [GERMANY, 'Berlin', 'Berlin', 52.5, 13.4, 'Lale Net', 'lale.example', '-', '-', '-', 'DCH'],
        },
        { from: '192.0.3.0', cells: unlistedCells },
      ],
    });
    writeBin(pathOf('ip2proxy'), {
      product: 'ip2proxy',
      type: 2,
      rows: [
        { from: '0.0.0.0', cells: ['-', NOBODY] },
        { from: '192.0.2.0', cells: ['VPN', GERMANY] },
        { from: '192.0.2.128', cells: ['DCH', GERMANY] },
        { from: '192.0.3.0', cells: ['-', NOBODY] },
      ],
    });
  });

  afterEach(() => {
    for (const open of opened) open.close();
    rmSync(folder, { recursive: true });
  });

  it('say together where an address stands', async () => {
    const { sources } = await openFiles('maxmind-asn', 'maxmind-city', 'maxmind-country', 'ip2location', 'ip2proxy');

    expect(enrichIp(LISTED, sources)).toMatchObject({
      asn: 64500,
      asnOrg: 'Lale Networks',
      isp: 'Lale Net',
      country: 'DE',
      city: 'Berlin',
      usageType: 'DCH',
      isProxy: true,
      proxyType: 'VPN',
      infrastructureSummary: 'Hosted on DataCenter, ISP: Lale Net, Country: DE',
    });
  });

  it.each<[IpSourceName, string, unknown]>([
    ['maxmind-asn', LISTED, { kind: 'found', facts: { asn: 64500, asnOrg: 'Lale Networks' } }],
    ['maxmind-asn', '2001:db8::1', { kind: 'found', facts: { asn: 64501, asnOrg: null } }],
    ['maxmind-asn', UNLISTED, { kind: 'absent' }],
    ['maxmind-city', '192.0.2.200', { kind: 'found', facts: { country: null, city: null } }],
    ['maxmind-country', LISTED, { kind: 'found', facts: { country: 'AT' } }],
    ['maxmind-country', '2001:db8::1', { kind: 'failed', cause: 'unsupported-address' }],
    ['ip2location', UNLISTED, { kind: 'absent' }],
    ['ip2location', '2001:db8::1', { kind: 'failed', cause: 'unsupported-address' }],
    ['ip2proxy', UNLISTED, { kind: 'found', facts: { isProxy: false, proxyType: null } }],
    ['ip2proxy', '192.0.2.200', { kind: 'found', facts: { isProxy: false, proxyType: 'DCH' } }],
    ['ip2proxy', '2001:db8::1', { kind: 'failed', cause: 'unsupported-address' }],
  ])('%s answers %s', async (source, ip, answer) => {
    const { sources } = await openFiles(source);

    expect(sources[source]?.(ip)).toEqual(answer);
  });

  it.each<IpSourceName>(['maxmind-asn', 'ip2location', 'ip2proxy'])('%s looks up addresses only', async (source) => {
    const { sources } = await openFiles(source);

    for (const text of ['lale.example', '192.0.2', '', '192.0.2.7 '])
      expect(sources[source]?.(text)).toEqual({ kind: 'failed', cause: 'invalid-address' });
  });

  it('leaves what an edition does not hold unknown', async () => {
    writeBin(pathOf('ip2location'), {
      product: 'ip2location',
      type: 11,
      rows: [{ from: '0.0.0.0', cells: [GERMANY, 'Berlin', 'Berlin', 52.5, 13.4, '10115', '+02:00'] }],
    });
    const { sources } = await openFiles('ip2location');

    expect(sources.ip2location?.(LISTED)).toEqual({
      kind: 'found',
      facts: { country: 'DE', city: 'Berlin', isp: null, usageType: null },
    });
  });

  it.each<IpSourceName>(['ip2location', 'ip2proxy'])('%s gives no answer once its file is gone', async (source) => {
    const { sources } = await openFiles(source);
    unlinkSync(pathOf(source));

    expect(sources[source]?.(LISTED)).toEqual({ kind: 'failed', cause: 'unreadable' });
  });

  it('gives no answer from a data section that is damaged', async () => {
    const bytes = readFileSync(pathOf('maxmind-country'));
    // A pointer that leads behind the end of the file, in the place of the record.
    bytes.set([0x38, 0xff, 0xff, 0xff, 0xff], bytes.indexOf('country') - 2);
    writeFileSync(pathOf('maxmind-country'), bytes);
    const { sources } = await openFiles('maxmind-country');

    expect(sources['maxmind-country']?.(LISTED)).toEqual({ kind: 'failed', cause: 'unreadable' });
  });

  describe('that cannot be used', () => {
    const ALL: IpSourceName[] = ['maxmind-asn', 'maxmind-city', 'maxmind-country', 'ip2location', 'ip2proxy'];

    it.each(ALL)('are named with setting and path: %s is missing', async (source) => {
      unlinkSync(pathOf(source));

      await expect(openFiles(source)).rejects.toThrow(
        new RegExp(`SETTING_OF_${source.toUpperCase()}: ${pathOf(source)}: .*ENOENT`),
      );
    });

    it.each(ALL)('are named with setting and path: %s is something else', async (source) => {
      writeFileSync(pathOf(source), 'PK\u0003\u0004 '.repeat(200));

      await expect(openFiles(source)).rejects.toThrow(
        new RegExp(`SETTING_OF_${source.toUpperCase()}: ${pathOf(source)}: .*is no .* file`),
      );
    });

    it.each(ALL)('are named with setting and path: %s was cut off', async (source) => {
      truncateSync(pathOf(source), readFileSync(pathOf(source)).length - 100);

      await expect(openFiles(source)).rejects.toThrow(`SETTING_OF_${source.toUpperCase()}: ${pathOf(source)}: `);
    });

    it('are named all at once', async () => {
      unlinkSync(pathOf('maxmind-asn'));
      writeFileSync(pathOf('ip2proxy'), '');

      await expect(openFiles(...ALL)).rejects.toThrow(/SETTING_OF_MAXMIND-ASN[^]*SETTING_OF_IP2PROXY/);
    });

    it.each<[IpSourceName, IpSourceName]>([
      ['maxmind-asn', 'maxmind-city'],
      ['maxmind-city', 'maxmind-asn'],
      ['ip2location', 'ip2proxy'],
      ['ip2proxy', 'ip2location'],
    ])('include a %s setting that names a %s file', async (source, other) => {
      const file = { source, path: pathOf(other), setting: 'SETTING' };

      await expect(openIpSources([file])).rejects.toThrow(`SETTING: ${pathOf(other)}: `);
    });
  });
});

/** 2001:db8::/32 as bits. */
const bitsOfDocumentationPrefix = [0x2001, 0x0db8].map((part) => part.toString(2).padStart(16, '0')).join('');
