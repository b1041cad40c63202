import { readPartnerCenterConfig } from './config';

const complete = {
  HUNTER_PARTNER_CENTER_ENABLED: 'true',
  HUNTER_PARTNER_CENTER_TENANT_ID: 'tenant.example',
  HUNTER_PARTNER_CENTER_CLIENT_ID: 'app-1',
};

describe('readPartnerCenterConfig', () => {
  test.each([{}, { HUNTER_PARTNER_CENTER_ENABLED: '' }, { HUNTER_PARTNER_CENTER_ENABLED: 'off' }])(
    'is off with %j and looks at nothing else',
    (environment) => {
      expect(readPartnerCenterConfig({ ...environment, HUNTER_PARTNER_CENTER_BASE_URL: 'junk' })).toEqual({
        enabled: false,
      });
    },
  );

  test('takes the public API when no address is given', () => {
    expect(readPartnerCenterConfig(complete)).toEqual({
      enabled: true,
      tenantId: 'tenant.example',
      clientId: 'app-1',
      baseUrl: 'https://api.partner.microsoft.com',
    });
  });

  test.each([
    ['HUNTER_PARTNER_CENTER_ENABLED', 'maybe'],
    ['HUNTER_PARTNER_CENTER_TENANT_ID', undefined],
    ['HUNTER_PARTNER_CENTER_CLIENT_ID', ' '],
    ['HUNTER_PARTNER_CENTER_BASE_URL', 'http://api.example'],
  ])('names %s when it is %p', (name, value) => {
    expect(() => readPartnerCenterConfig({ ...complete, [name]: value })).toThrow(name);
  });
});
