import { analyzeDns, type DnsAnswer } from '@hunter/core-dns';
import { mailAddressOf } from './mail-address-of';

const found = (record: object): DnsAnswer =>
  ({ kind: 'records', authenticated: false, records: [record] }) as unknown as DnsAnswer;

const addressOf = async (answers: Readonly<Record<string, DnsAnswer>>): Promise<string | null> => {
  const resolver = {
    query: (name: string, type: string) =>
      Promise.resolve(answers[`${name} ${type}`] ?? ({ kind: 'absent', reason: 'nodata' } as const)),
  };
  return mailAddressOf(await analyzeDns('lale.example', resolver, { readAt: '2026-03-01T10:00:00.000Z' }));
};

const MX = { 'lale.example MX': found({ type: 'MX', preference: 10, exchange: 'mx.lale.example' }) };

describe('mailAddressOf', () => {
  it('is an address of the first mail host, not of the domain', async () => {
    const answers = {
      ...MX,
      'mx.lale.example A': found({ type: 'A', address: '192.0.2.7' }),
      'lale.example A': found({ type: 'A', address: '192.0.2.99' }),
    };

    expect(await addressOf(answers)).toBe('192.0.2.7');
  });

  it.each<[string, Readonly<Record<string, DnsAnswer>>]>([
    ['the domain has no mail host', { 'lale.example A': found({ type: 'A', address: '192.0.2.99' }) }],
    ['the mail host has no address', MX],
    ['the address was not read', { ...MX, 'mx.lale.example A': { kind: 'failed', cause: 'timeout' } }],
    ['the mail host was not read', { 'lale.example MX': { kind: 'failed', cause: 'timeout' } }],
  ])('is none when %s', async (_when, answers) => {
    expect(await addressOf(answers)).toBeNull();
  });

  it('is none in a reading that holds no addresses', async () => {
    const resolver = { query: () => Promise.resolve(MX['lale.example MX']) };
    const reading = await analyzeDns('lale.example', resolver, { readAt: '2026-03-01T10:00:00.000Z', parts: [] });

    expect(mailAddressOf(reading)).toBeNull();
  });
});
