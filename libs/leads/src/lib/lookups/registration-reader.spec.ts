import type { ClosableRegistrationTransport } from '@hunter/whois-transport';
import { RegistryReader } from './registration-reader';

const bootstrap = {
  publication: '2026-11-01',
  services: [
    [['com'], ['https://rdap.com.test/']],
    [['tr'], ['https://rdap.tr.test/']],
  ],
};

describe('RegistryReader', () => {
  let urls: string[];
  let questions: string[];
  let services: object;
  let transport: ClosableRegistrationTransport;

  beforeEach(() => {
    urls = [];
    questions = [];
    services = {};
    transport = {
      fetchRdap(url) {
        urls.push(url);
        if (url.startsWith('https://data.iana.org/')) {
          return Promise.resolve({ kind: 'found', body: JSON.stringify(services) });
        }
        return Promise.resolve({ kind: 'failed', cause: 'timeout' });
      },
      fetchWhois(_host, query) {
        questions.push(query);
        return Promise.resolve({ kind: 'failed', cause: 'timeout' });
      },
      close: () => Promise.resolve(),
    };
  });

  it('asks for the registrable domain when the lead is a sub-domain', async () => {
    const reader = new RegistryReader(transport);

    await reader.readRegistration('posta.ornek.com.tr');
    await reader.readRegistration('ornek.com.tr');

    expect(questions).toEqual(['ornek.com.tr', 'ornek.com.tr']);
  });

  it("asks the RDAP services of IANA's current list, which it fetches once", async () => {
    services = bootstrap;
    const reader = new RegistryReader(transport);

    await reader.readRegistration('ornek.com.tr');
    await reader.readRegistration('deneme.com.tr');

    expect(urls).toEqual([
      'https://data.iana.org/rdap/dns.json',
      'https://rdap.tr.test/domain/ornek.com.tr',
      'https://rdap.tr.test/domain/deneme.com.tr',
    ]);
  });
});
