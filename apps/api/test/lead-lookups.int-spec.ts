import { LeadLookupRepository } from '@hunter/persistence';
import request from 'supertest';
import { startTestApi, type TestApi } from './start-test-api';

const NETWORK = {
  ip_address: '192.0.2.7',
  asn: 4_200_000_000,
  asn_org: 'Lale Networks',
  isp: 'Lale Net',
  country: 'DE',
  city: 'Berlin',
  usage_type: 'DCH',
  is_proxy: null,
  proxy_type: null,
  read_at: '2026-03-02T10:00:00.123Z',
};

describe('registration and network of a lead over HTTP', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startTestApi();
  });

  afterAll(() => api.stop());

  const http = () => request(api.app.getHttpServer());

  it('are unknown until they are looked up, and given as they were found', async () => {
    const { body: before } = await http().post('/api/v1/leads/scan').send({ domain: 'lale.example' });
    expect(before).toMatchObject({ registration_status: 'unknown', registration_source: null, network: null });
    const lookups = new LeadLookupRepository(api.database.dataSource);

    await api.database.dataSource.transaction(async (manager) => {
      await lookups.saveRegistration(manager, String(before.id), {
        registration_status: 'present',
        registration_source: 'whois',
        registration_read_at: '2026-03-02T10:00:00.000Z',
        registrar: 'Lale Registrar',
        expires_at: '2027-01-01',
        nameservers: ['ns1.lale.example'],
      });
      await lookups.saveNetwork(
        manager,
        String(before.id),
        NETWORK,
        'Hosted on DataCenter, ISP: Lale Net, Country: DE',
      );
    });

    expect((await http().get('/api/v1/leads/lale.example')).body).toMatchObject({
      registration_status: 'present',
      registration_source: 'whois',
      registration_read_at: '2026-03-02T10:00:00.000Z',
      registrar: 'Lale Registrar',
      expires_at: '2027-01-01',
      nameservers: ['ns1.lale.example'],
      infrastructure_summary: 'Hosted on DataCenter, ISP: Lale Net, Country: DE',
      network: NETWORK,
      row_version: before.row_version + 2,
    });
    const { body: summary } = await http().get('/api/v1/leads/lale.example/sales-summary?locale=en');
    expect(JSON.stringify(summary)).toContain('Hosted on DataCenter');
  });
});
