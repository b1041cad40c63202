import { enrichIp, type IpSources } from '@hunter/core-enrichment';
import { planNetwork, type KnownNetwork } from './plan-network';

const IP = '192.0.2.7';
const READ_AT = '2026-03-02T10:00:00.000Z';
const NOTHING: KnownNetwork = { network: null, infrastructureSummary: null };
const KNOWN: KnownNetwork = {
  network: {
    ip_address: IP,
    asn: 64500,
    asn_org: 'Lale Networks',
    isp: 'Lale Net',
    country: 'DE',
    city: null,
    usage_type: 'DCH',
    is_proxy: true,
    proxy_type: 'VPN',
    read_at: '2026-01-01T00:00:00.000Z',
  },
  infrastructureSummary: 'Hosted on DataCenter, ISP: Lale Net, Country: DE',
};

const location: IpSources = {
  ip2location: () => ({ kind: 'found', facts: { isp: 'Nar Net', country: 'NL', usageType: 'COM' } }),
};
const brokenAsn: IpSources = { 'maxmind-asn': () => ({ kind: 'failed', cause: 'unreadable' }) };
const cleanAddress: IpSources = {
  ip2proxy: () => ({ kind: 'found', facts: { isProxy: false, proxyType: null } }),
};
const notListed: IpSources = { ip2location: () => ({ kind: 'absent' }) };
const plan = (known: KnownNetwork, sources: IpSources, ip = IP) => planNetwork(known, enrichIp(ip, sources), READ_AT);

describe('planNetwork', () => {
  it('takes what the databases say', () => {
    expect(plan(NOTHING, location)).toEqual({
      network: {
        ip_address: IP,
        asn: null,
        asn_org: null,
        isp: 'Nar Net',
        country: 'NL',
        city: null,
        usage_type: 'COM',
        is_proxy: null,
        proxy_type: null,
        read_at: READ_AT,
      },
      infrastructureSummary: 'Hosted on Commercial, ISP: Nar Net, Country: NL',
    });
  });

  it('writes nothing when no database could be read, or none is there', () => {
    expect(plan(KNOWN, brokenAsn)).toBeNull();
    expect(plan(KNOWN, {})).toBeNull();
  });

  it('keeps what a database that failed once said of the same address', () => {
    expect(plan(KNOWN, { ...location, ...brokenAsn })?.network).toMatchObject({ asn: 64500, isp: 'Nar Net' });
  });

  it('does not keep what was said of another address', () => {
    const planned = plan(KNOWN, { ...location, ...brokenAsn }, '192.0.2.8');

    expect(planned?.network).toMatchObject({ ip_address: '192.0.2.8', asn: null, isp: 'Nar Net' });
  });

  it('does not keep the kind of a proxy that is none any more', () => {
    expect(plan(KNOWN, { ...cleanAddress, ...brokenAsn })?.network).toMatchObject({
      is_proxy: false,
      proxy_type: null,
    });
  });

  it('empties the line about the network only when every database was read', () => {
    expect(plan(KNOWN, notListed)?.infrastructureSummary).toBeNull();
    expect(plan(KNOWN, { ...notListed, ...brokenAsn }, '192.0.2.8')?.infrastructureSummary).toBe(
      KNOWN.infrastructureSummary,
    );
  });

  it('writes nothing that is known already', () => {
    const first = plan(NOTHING, location);

    expect(first).not.toBeNull();
    expect(plan(first ?? NOTHING, location)).toBeNull();
  });
});
