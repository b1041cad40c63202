import { analyzeDns, type DnsResolver } from '@hunter/core-dns';
import { READING_OPTIONS } from './reading-options';

async function read(texts: readonly string[]): Promise<{ readonly asked: readonly string[]; readonly tenant: string }> {
  const asked: string[] = [];
  const resolver: DnsResolver = {
    query: (name, type) => {
      asked.push(`${name} ${type}`);
      if (type === 'CNAME' && name.startsWith('enterpriseregistration.')) {
        const record = { type: 'CNAME' as const, target: 'enterpriseregistration.windows.net' };
        return Promise.resolve({ kind: 'records', authenticated: false, records: [record] });
      }
      if (type !== 'TXT' || name !== 'first.example') return Promise.resolve({ kind: 'absent', reason: 'nodata' });
      const records = texts.map((text) => ({ type: 'TXT' as const, text }));
      return Promise.resolve({ kind: 'records', authenticated: false, records });
    },
  };
  const options = { ...READING_OPTIONS.bulk, readAt: '2026-03-01T10:00:00.000Z' };
  const reading = await analyzeDns('first.example', resolver, options);
  return { asked, tenant: reading.cnames.enterpriseregistration?.status ?? 'not asked' };
}

describe('a bulk reading', () => {
  it('asks for the CNAMEs of a tenant that nothing else shows', async () => {
    const { asked, tenant } = await read(['v=spf1 -all']);

    expect(tenant).toBe('present');
    expect(asked.filter((question) => question.endsWith('CNAME'))).toEqual([
      'autodiscover.first.example CNAME',
      'enterpriseregistration.first.example CNAME',
      'enterpriseenrollment.first.example CNAME',
      'lyncdiscover.first.example CNAME',
    ]);
  });

  it('saves them when the domain has proved itself to Microsoft already', async () => {
    expect((await read(['v=spf1 -all', 'MS=ms12345678'])).tenant).toBe('not asked');
  });
});
