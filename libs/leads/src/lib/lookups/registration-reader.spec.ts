import { RegistryReader } from './registration-reader';

describe('RegistryReader', () => {
  it('asks for the registrable domain when the lead is a sub-domain', async () => {
    const questions: string[] = [];
    const reader = new RegistryReader({
      fetchRdap: () => Promise.resolve({ kind: 'failed', cause: 'timeout' }),
      fetchWhois(_host, query) {
        questions.push(query);
        return Promise.resolve({ kind: 'failed', cause: 'timeout' });
      },
      close: () => Promise.resolve(),
    });

    await reader.readRegistration('posta.ornek.com.tr');
    await reader.readRegistration('ornek.com.tr');

    expect(questions).toEqual(['ornek.com.tr', 'ornek.com.tr']);
  });
});
