import { readEnv } from '@hunter/platform';
import { ScanConfig } from './scan-config';

describe('ScanConfig', () => {
  it('scans politely over the resolvers of the system unless told otherwise', () => {
    const config = readEnv(ScanConfig, {});

    expect(config).toMatchObject({
      HUNTER_DNS_SERVERS: [],
      HUNTER_SCAN_RATE: 20,
      HUNTER_SCAN_CONCURRENCY: 50,
      HUNTER_SCAN_DEADLINE_MS: 8_000,
    });
    expect(config.toDossierSettings()).toEqual({
      locale: 'tr',
      summary: { partnerName: null, tuningFactor: 1 },
      publicUrl: null,
    });
  });

  it('reads what is given', () => {
    const config = readEnv(ScanConfig, {
      HUNTER_DNS_SERVERS: '127.0.0.1:5300, [::1]:53',
      HUNTER_SCAN_RATE: '0',
      HUNTER_LOCALE: 'en',
      HUNTER_PARTNER_NAME: 'Örnek Bilişim',
      HUNTER_OPPORTUNITY_TUNING: '0.8',
      HUNTER_PUBLIC_URL: 'https://hunter.example/',
    });

    expect(config.HUNTER_DNS_SERVERS).toEqual(['127.0.0.1:5300', '[::1]:53']);
    expect(config.HUNTER_SCAN_RATE).toBe(0);
    expect(config.toDossierSettings()).toEqual({
      locale: 'en',
      summary: { partnerName: 'Örnek Bilişim', tuningFactor: 0.8 },
      publicUrl: 'https://hunter.example',
    });
  });

  it.each([
    ['HUNTER_DNS_SERVERS', '8.8.8.8'],
    ['HUNTER_DNS_SERVERS', '127.0.0.1:53;127.0.0.2:53'],
    ['HUNTER_SCAN_RATE', '-1'],
    ['HUNTER_SCAN_RATE', 'fast'],
    ['HUNTER_SCAN_RATE', '0.5'],
    ['HUNTER_SCAN_CONCURRENCY', '0'],
    ['HUNTER_SCAN_CONCURRENCY', '1.5'],
    ['HUNTER_SCAN_DEADLINE_MS', '0'],
    ['HUNTER_SCAN_DEADLINE_MS', '8s'],
    ['HUNTER_OPPORTUNITY_TUNING', '-0.1'],
    ['HUNTER_OPPORTUNITY_TUNING', '2.1'],
    ['HUNTER_OPPORTUNITY_TUNING', 'high'],
    ['HUNTER_LOCALE', 'de'],
    ['HUNTER_PUBLIC_URL', 'hunter.example'],
    ['HUNTER_PUBLIC_URL', 'javascript:alert(1)'],
  ])('refuses %s=%s by name', (name, value) => {
    expect(() => readEnv(ScanConfig, { [name]: value })).toThrow(name);
  });
});
