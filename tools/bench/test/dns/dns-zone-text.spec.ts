import { createZoneText, zoneDomain } from '../../src/dns/dns-zone-text.mjs';

describe('createZoneText', () => {
  const lines = createZoneText(100).trimEnd().split('\n');
  const share = (pattern: RegExp) => lines.filter((line) => pattern.test(line)).length;

  it('gives every company mail hosts of its own, so that no look-up is asked twice', () => {
    expect(share(/^firma-\d{6}\.example\. MX 10 mx1\.firma-\d{6}\.example\.$/)).toBe(100);
    expect(lines).toContain(`mx1.${zoneDomain(7)}. A 198.51.100.8`);
  });

  it.each([
    ['SPF', /TXT "v=spf1/, 80],
    ['DMARC', /^_dmarc\./, 60],
    ['a Microsoft key', /^selector1\._domainkey\..* CNAME/, 40],
    ['MTA-STS', /^_mta-sts\./, 10],
  ])('gives %s to its share of a hundred', (_, pattern, expected) => {
    expect(share(pattern)).toBe(expected);
  });

  it('cuts a long key into strings that a zone file can hold', () => {
    const key = lines.find((line) => line.startsWith('google._domainkey.')) ?? '';
    const strings = [...key.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '');
    expect(strings.length).toBeGreaterThan(1);
    expect(Math.max(...strings.map(({ length }) => length))).toBeLessThanOrEqual(255);
  });
});
