import { PARTNER_CENTER_CONFIG, PartnerCenterModule, REFERRAL_LEADS } from './partner-center.module';

describe('PartnerCenterModule', () => {
  test('binds configuration and port when the flag is off', () => {
    const referralLeads = { saveReferralLead: () => Promise.resolve({ leadId: 'lead-1' }) };
    const module = PartnerCenterModule.register({ referralLeads, config: { enabled: false } });
    expect(module.exports).toEqual([
      { provide: PARTNER_CENTER_CONFIG, useValue: { enabled: false } },
      { provide: REFERRAL_LEADS, useValue: referralLeads },
    ]);
    expect(module.controllers).toBeUndefined();
  });

  test('refuses to start when the flag is on, naming the variable', () => {
    const config = { enabled: true, tenantId: 't', clientId: 'c', baseUrl: 'https://api.example' } as const;
    expect(() => PartnerCenterModule.register({ config })).toThrow('HUNTER_PARTNER_CENTER_ENABLED');
  });
});
