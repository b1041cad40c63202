import { openConfiguredIpSources } from './open-configured-ip-sources';

const ON = { HUNTER_ENRICHMENT_ENABLED: true };

describe('openConfiguredIpSources', () => {
  it('looks at no file while the enrichment is off', async () => {
    const open = openConfiguredIpSources(
      { HUNTER_ENRICHMENT_ENABLED: false },
      { HUNTER_IP2PROXY_FILE: '/no/such.bin' },
    );

    expect(await open).toBeNull();
  });

  it('needs none of the files', async () => {
    const open = await openConfiguredIpSources(ON, { HUNTER_IP2PROXY_FILE: '' });

    expect(open?.sources).toEqual({});
  });

  it.each([
    'HUNTER_MAXMIND_ASN_FILE',
    'HUNTER_MAXMIND_CITY_FILE',
    'HUNTER_MAXMIND_COUNTRY_FILE',
    'HUNTER_IP2LOCATION_FILE',
    'HUNTER_IP2PROXY_FILE',
  ])('refuses a missing file by the name of its variable: %s', async (variable) => {
    const opening = openConfiguredIpSources(ON, { [variable]: '/no/such.file' });

    await expect(opening).rejects.toThrow(`${variable}: /no/such.file: `);
  });
});
