import type { Answer } from 'dns-packet';
import { closeAll, serve, transportTo } from './open-transports.js';

afterEach(closeAll);

const soa = (name: string): Answer => ({
  type: 'SOA',
  name,
  ttl: 60,
  data: { mname: 'ns.example', rname: 'root.example', serial: 1, refresh: 1, retry: 1, expire: 1, minimum: 60 },
});
const SERVFAIL = { kind: 'failed', cause: 'servfail' };

describe('an absence', () => {
  it.each([
    ['an empty answer', {}],
    ['NXDOMAIN', { rcode: 3 }],
    ['an SOA of another zone', { authorities: [soa('elsewhere.test')] }],
  ])('is not believed from a server that neither knows the zone nor recurses: %s', async (_, response) => {
    const server = await serve(() => ({ ...response, recursive: false }));
    expect(await transportTo([server]).query('lame.example', 'TXT')).toEqual(SERVFAIL);
  });

  it.each([
    ['the zone speaks for itself', { authoritative: true }],
    ['an SOA of the zone stands behind it', { authorities: [soa('example')] }],
    ['an SOA of the name stands behind it', { authorities: [soa('firma.example')] }],
  ])('is believed at once when %s', async (_, response) => {
    const server = await serve(() => ({ ...response, recursive: false }));
    expect(await transportTo([server]).query('firma.example', 'TXT')).toMatchObject({
      kind: 'absent',
      reason: 'nodata',
    });
    expect(server.asked).toHaveLength(1);
  });

  it('without proof is believed from a resolver that never gives any, when it says so twice', async () => {
    const server = await serve(() => ({}));
    expect(await transportTo([server]).query('firma.example', 'TXT')).toMatchObject({ kind: 'absent' });
    expect(server.asked).toHaveLength(2);
  });

  it('without proof is a failure from a resolver that has given proof before', async () => {
    const server = await serve(({ name }) => (name === 'proved.example' ? { authorities: [soa('example')] } : {}));
    const transport = transportTo([server]);
    await transport.query('proved.example', 'TXT');
    expect(await transport.query('doubtful.example', 'TXT')).toEqual(SERVFAIL);
  });

  it('without proof gives way to records that another server has', async () => {
    const empty = await serve(() => ({}));
    const full = await serve(({ name }) => ({ answers: [{ type: 'TXT', name, ttl: 60, data: 'v=spf1 -all' }] }));
    const answers = await Promise.all(
      [0, 1, 2, 3].map((n) => transportTo([empty, full]).query(`n${String(n)}.example`, 'TXT')),
    );
    expect(answers.map(({ kind }) => kind)).toEqual(['records', 'records', 'records', 'records']);
  });
});
