import fc from 'fast-check';
import { enrichIp } from './enrich-ip.js';
import type { IpFacts } from './ip-enrichment.js';
import type { IpSource, IpSourceAnswer, IpSourceName, IpSources } from './ip-source.js';

const IP = '192.0.2.7';
const found =
  (facts: Partial<IpFacts>): IpSource =>
  () => ({ kind: 'found', facts });
const absent: IpSource = () => ({ kind: 'absent' });
const failed: IpSource = () => ({ kind: 'failed', cause: 'unreadable' });

const NOTHING = {
  asn: null,
  asnOrg: null,
  isp: null,
  country: null,
  city: null,
  usageType: null,
  isProxy: null,
  proxyType: null,
  infrastructureSummary: null,
};

test('without sources nothing is known', () => {
  expect(enrichIp(IP, {})).toStrictEqual({ ip: IP, ...NOTHING, sources: [], origins: {} });
});

test('all sources together say all there is', () => {
  const network = enrichIp(IP, {
    ip2proxy: found({ isProxy: false, proxyType: null }),
    ip2location: found({ isp: 'Lale Net', usageType: 'DCH', country: 'NL', city: 'Amsterdam' }),
    'maxmind-country': found({ country: 'FR' }),
    'maxmind-city': found({ country: 'DE', city: 'Berlin' }),
    'maxmind-asn': found({ asn: 64500, asnOrg: 'Lale Networks' }),
  });

  expect(network).toMatchObject({
    asn: 64500,
    asnOrg: 'Lale Networks',
    isp: 'Lale Net',
    country: 'DE',
    city: 'Berlin',
    usageType: 'DCH',
    isProxy: false,
    proxyType: null,
    infrastructureSummary: 'Hosted on DataCenter, ISP: Lale Net, Country: DE',
  });
  expect(network.sources.map(({ source }) => source)).toEqual([
    'maxmind-asn',
    'maxmind-city',
    'maxmind-country',
    'ip2location',
    'ip2proxy',
  ]);
  expect(network.origins).toMatchObject({ country: 'maxmind-city', isp: 'ip2location', isProxy: 'ip2proxy' });
});

test.each<[string, IpSources, string | null]>([
  [
    'the country database where the city one has none',
    { 'maxmind-city': found({ city: 'Bonn' }), 'maxmind-country': found({ country: 'DE' }) },
    'DE',
  ],
  [
    'IP2Location where MaxMind does not list the address',
    { 'maxmind-city': absent, ip2location: found({ country: 'TR' }) },
    'TR',
  ],
  [
    'IP2Location where MaxMind could not be read',
    { 'maxmind-city': failed, ip2location: found({ country: 'TR' }) },
    'TR',
  ],
  [
    'nobody where it is empty everywhere',
    { 'maxmind-city': found({ country: '' }), ip2location: found({ country: null }) },
    null,
  ],
])('the country comes from %s', (_where, sources, country) => {
  expect(enrichIp(IP, sources).country).toBe(country);
});

test('a proxy list that cannot be read does not make an address clean', () => {
  const network = enrichIp(IP, { ip2proxy: failed });

  expect(network.isProxy).toBeNull();
  expect(network.sources).toEqual([{ source: 'ip2proxy', status: 'unknown', cause: 'unreadable' }]);
});

test('an address that nobody lists is told apart from one that nobody could look up', () => {
  const statusOf = (source: IpSource) => enrichIp(IP, { 'maxmind-asn': source }).sources[0]?.status;

  expect([statusOf(absent), statusOf(failed), statusOf(found({ asn: 1 }))]).toEqual(['absent', 'unknown', 'present']);
});

const NAMES: readonly IpSourceName[] = ['maxmind-asn', 'maxmind-city', 'maxmind-country', 'ip2location', 'ip2proxy'];
const anyAnswer: fc.Arbitrary<IpSourceAnswer> = fc.oneof(
  fc.constant<IpSourceAnswer>({ kind: 'absent' }),
  fc.constant<IpSourceAnswer>({ kind: 'failed', cause: 'unreadable' }),
  fc
    .record(
      { asn: fc.nat(), isp: fc.string(), country: fc.constantFrom('DE', 'TR', null), isProxy: fc.boolean() },
      { requiredKeys: [] },
    )
    .map((facts): IpSourceAnswer => ({ kind: 'found', facts })),
);

test('every fact is one that its origin gave, and a source that failed changes nothing', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...NAMES), anyAnswer), (answers) => {
      const sources = Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, () => answer]));
      const network = enrichIp(IP, sources);
      for (const [fact, origin] of Object.entries(network.origins) as [keyof IpFacts, IpSourceName][]) {
        const answer = answers[origin];
        expect(answer?.kind === 'found' && answer.facts[fact] === network[fact]).toBe(true);
      }
      const readable = Object.fromEntries(Object.entries(sources).filter(([name]) => answers[name]?.kind !== 'failed'));
      expect(enrichIp(IP, readable)).toEqual({
        ...network,
        sources: network.sources.filter(({ status }) => status !== 'unknown'),
      });
    }),
  );
});
