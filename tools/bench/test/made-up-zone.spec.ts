import { readZoneFile } from '@hunter/dns-sandbox';
import { createMadeUpZone, madeUpDomain } from '../src/made-up-zone.mjs';

const countMx = (names: object, host: string): number =>
  Object.values(names).filter((entry: { MX?: readonly string[] }) => entry.MX?.some((mx) => mx.endsWith(host))).length;

describe('createMadeUpZone', () => {
  const zone = createMadeUpZone(1000);

  it('is a zone that the sandbox takes', () => {
    expect(() => readZoneFile(JSON.parse(JSON.stringify(zone)))).not.toThrow();
  });

  it('holds every company, the set-ups in their shares', () => {
    const missing = Array.from({ length: 1000 }, (_, index) => madeUpDomain(index)).filter(
      (domain) => zone.names[domain] === undefined,
    );
    expect(missing).toEqual([]);
    expect(countMx(zone.names, '.mail.protection.outlook.com')).toBe(350);
    expect(countMx(zone.names, ' aspmx.l.google.com')).toBe(200);
    expect(countMx(zone.names, '.pphosted.com')).toBe(40);
  });

  it('mixes the set-ups, so that a hundred companies in a row have all of them', () => {
    const hundred = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [madeUpDomain(300 + index), zone.names[madeUpDomain(300 + index)]]),
    );
    expect(countMx(hundred, '.mail.protection.outlook.com')).toBe(35);
    expect(countMx(hundred, ' mx.yandex.net')).toBe(5);
  });

  it('lets so many companies never answer, spread evenly', () => {
    const { names } = createMadeUpZone(100, 4);
    const silent = Array.from({ length: 100 }, (_, index) => index).filter(
      (index) => names[madeUpDomain(index)] === 'timeout',
    );
    expect(silent).toEqual([24, 49, 74, 99]);
  });
});
