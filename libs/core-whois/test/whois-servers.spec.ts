import { bundledWhoisServers, whoisServerFor } from '../src/index.js';
import type { WhoisServers } from '../src/index.js';

test('finds the server of the longest listed suffix', () => {
  const servers: WhoisServers = new Map([
    ['example', { host: 'short.test' }],
    ['co.example', { host: 'long.test' }],
  ]);
  expect(whoisServerFor('ornek.example', servers)).toStrictEqual({ host: 'short.test' });
  expect(whoisServerFor('ornek.co.example', servers)).toStrictEqual({ host: 'long.test' });
  expect(whoisServerFor('ornek.xco.example', servers)).toStrictEqual({ host: 'short.test' });
  expect(whoisServerFor('ornek.test', servers)).toBeNull();
  expect(whoisServerFor('example', servers)).toBeNull();
});

test.each(['ornek.tr', 'ornek.com.tr', 'ornek.gov.tr'])('asks the registry of .tr for %s', (domain) => {
  expect(whoisServerFor(domain, bundledWhoisServers)).toMatchObject({
    host: 'whois.trabis.gov.tr',
    unicodeQuery: true,
  });
});

test('every bundled row is a suffix and a host name, in lower case', () => {
  for (const [suffix, { host }] of bundledWhoisServers) {
    expect(suffix).toMatch(/^[a-z0-9-]+$/);
    expect(host).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
  }
});
