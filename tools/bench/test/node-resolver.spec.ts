import { startDnsSandbox, type DnsSandbox } from '@hunter/dns-sandbox';
import { createNodeResolver } from '../src/node-resolver.mjs';

describe('createNodeResolver', () => {
  let sandbox: DnsSandbox;

  beforeAll(async () => {
    sandbox = await startDnsSandbox({
      zone: {
        origins: ['example'],
        names: {
          'firma.example': { MX: ['10 mx.firma.example'], TXT: ['v=spf1 mx -all'] },
          'autodiscover.firma.example': { CNAME: ['mail.firma.example'] },
          'broken.example': 'servfail',
        },
      },
    });
  });
  afterAll(() => sandbox.close());

  it('answers as core-dns asks', async () => {
    const { query } = createNodeResolver(sandbox.address);
    expect(await query('firma.example', 'MX')).toMatchObject({
      records: [{ type: 'MX', preference: 10, exchange: 'mx.firma.example' }],
    });
    expect(await query('firma.example', 'TXT')).toMatchObject({ records: [{ type: 'TXT', text: 'v=spf1 mx -all' }] });
    expect(await query('autodiscover.firma.example', 'CNAME')).toMatchObject({
      records: [{ type: 'CNAME', target: 'mail.firma.example' }],
    });
  });

  it('keeps absence and failure apart', async () => {
    const { query } = createNodeResolver(sandbox.address);
    expect(await query('autodiscover.firma.example', 'TXT')).toMatchObject({ kind: 'absent' });
    expect(await query('nobody.example', 'MX')).toEqual({ kind: 'absent', reason: 'nxdomain' });
    expect(await query('broken.example', 'MX')).toEqual({ kind: 'failed', cause: 'servfail' });
  });
});
