import { isSameNetwork, readIp, readIpv4, readIpv6, toIpText, unmapIpv4 } from './ip-address.js';

describe('addresses', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8::1', '2001:db8::1'],
    ['2001:DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['::', '::'],
    ['::1', '::1'],
    ['1::', '1::'],
    ['::ffff:192.0.2.1', '::ffff:c000:201'],
    ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
  ])('%s is written as %s', (text, shown) => {
    const bytes = readIp(text);
    expect(bytes === null ? null : toIpText(bytes)).toBe(shown);
  });

  it.each(['', '1.2.3', '1.2.3.256', '01.2.3.4', '1.2.3.4.5', ' 1.2.3.4'])('%j is no IPv4 address', (text) => {
    expect(readIpv4(text)).toBeNull();
  });

  it.each([
    ':',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '12345::',
    '::1.2.3.4:1',
    '1:2:3:4:5:6:7::8',
    'fe80::1%lo',
  ])('%j is no IPv6 address', (text) => {
    expect(readIpv6(text)).toBeNull();
  });

  it('compares the first bits of two addresses of one family', () => {
    const a = readIp('192.0.2.129') ?? [];
    expect(isSameNetwork(a, readIp('192.0.2.200') ?? [], 25)).toBe(true);
    expect(isSameNetwork(a, readIp('192.0.2.1') ?? [], 25)).toBe(false);
    expect(isSameNetwork(a, readIp('10.0.0.1') ?? [], 0)).toBe(true);
    expect(isSameNetwork(a, readIp('::') ?? [], 0)).toBe(false);
  });

  it('finds the IPv4 address inside a mapped one only', () => {
    expect(unmapIpv4(readIp('::ffff:192.0.2.1') ?? [])).toEqual([192, 0, 2, 1]);
    expect(unmapIpv4(readIp('2001:db8::1') ?? [])).toHaveLength(16);
  });
});
