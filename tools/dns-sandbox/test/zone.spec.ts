import type dnsPacket from 'dns-packet';
import { startDnsSandbox } from '../src/index.js';
import type { DnsSandbox, ZoneFile } from '../src/index.js';
import { askTcp, askUdp, encodeQuery, exchangeUdp, toTexts } from './ask.js';

const LONG_TXT = `v=spf1 ${Array.from({ length: 60 }, (_, i) => `ip4:192.0.2.${i}`).join(' ')} -all`;
const HUGE_TXT = 'x'.repeat(3000);

const zone: ZoneFile = {
  ttl: 120,
  'negative-ttl': 30,
  origins: ['example'],
  signed: ['imzali.example'],
  names: {
    'firma.example': {
      MX: ['10 firma-example.mail.protection.outlook.com', '20 mx2.firma.example'],
      TXT: ['v=spf1 -all', LONG_TXT],
      A: ['192.0.2.10', '192.0.2.11'],
      AAAA: ['2001:db8::1'],
      NS: ['ns1.firma.example'],
    },
    'mx2.firma.example': { A: ['192.0.2.20', '192.0.2.21'] },
    'posta.firma.example': { CNAME: ['mx2.firma.example'] },
    'disari.firma.example': { CNAME: ['host.elsewhere.test'] },
    'gecersiz.firma.example': { CNAME: ['yok.example'] },
    'selector1._domainkey.firma.example': { CNAME: ['key.firma.onmicrosoft.com'] },
    'key.firma.onmicrosoft.com': { TXT: ['v=DKIM1; p=AAAA'] },
    '_autodiscover._tcp.firma.example': { SRV: ['0 0 443 autodiscover.firma.example'] },
    'nullmx.example': { MX: ['0 .'] },
    'imzali.example': { MX: ['10 mx.imzali.example'] },
    'çiçek.example': { MX: ['10 mx.çiçek.example'] },
    'bozuk.example': 'servfail',
    'sessiz.example': 'timeout',
    'kapali.example': 'refused',
    'bos.example': 'nodata',
    'silinmis.example': 'nxdomain',
    'yetkisiz.example': 'lame',
    'dongu.example': 'loop',
    'kismi.example': { MX: ['10 mx.kismi.example'], TXT: 'servfail' },
    'kesik.example': { truncate: true, TXT: ['v=spf1 mx -all'] },
    'buyuk.example': { TXT: [HUGE_TXT] },
    'yavas.example': { 'delay-ms': 150, MX: ['10 mx.yavas.example'] },
    '*.joker.example': { TXT: ['her yerde'] },
    'dongu1.example': { CNAME: ['dongu2.example'] },
    'dongu2.example': { CNAME: ['dongu1.example'] },
    '*.girdap.example': { CNAME: ['a.girdap.example'] },
  },
  'stand-ins': { 'spf.vendor.test': { TXT: ['v=spf1 ip4:192.0.2.0/24 -all'] } },
};

let sandbox: DnsSandbox;
const udp = (name: string, type: dnsPacket.Question['type'], options = {}) => askUdp(sandbox.port, name, type, options);
const tcp = (name: string, type: dnsPacket.Question['type']) => askTcp(sandbox.port, name, type);

beforeAll(async () => {
  sandbox = await startDnsSandbox({ zone });
});
afterAll(() => sandbox.close());

describe('records', () => {
  test.each([
    ['firma.example', 'MX', ['MX 10 firma-example.mail.protection.outlook.com', 'MX 20 mx2.firma.example']],
    ['firma.example', 'TXT', ['TXT v=spf1 -all', `TXT ${LONG_TXT}`]],
    ['firma.example', 'A', ['A 192.0.2.10', 'A 192.0.2.11']],
    ['firma.example', 'AAAA', ['AAAA 2001:db8::1']],
    ['firma.example', 'NS', ['NS ns1.firma.example']],
    ['_autodiscover._tcp.firma.example', 'SRV', ['SRV 443 autodiscover.firma.example']],
    ['nullmx.example', 'MX', ['MX 0 .']],
    ['xn--iek-1lab.example', 'MX', ['MX 10 mx.xn--iek-1lab.example']],
    ['posta.firma.example', 'A', ['CNAME mx2.firma.example', 'A 192.0.2.20', 'A 192.0.2.21']],
    ['posta.firma.example', 'CNAME', ['CNAME mx2.firma.example']],
    ['disari.firma.example', 'A', ['CNAME host.elsewhere.test']],
    ['selector1._domainkey.firma.example', 'TXT', ['CNAME key.firma.onmicrosoft.com', 'TXT v=DKIM1; p=AAAA']],
    ['herhangi.joker.example', 'TXT', ['TXT her yerde']],
    ['spf.vendor.test', 'TXT', ['TXT v=spf1 ip4:192.0.2.0/24 -all']],
  ] as const)('%s %s answers over UDP and TCP', async (name, type, texts) => {
    for (const reply of [await udp(name, type), await tcp(name, type)]) {
      expect(reply).toMatchObject({ id: 4242, rcode: 'NOERROR', flag_aa: true, flag_tc: false });
      expect(toTexts(reply)).toEqual(texts);
    }
  });

  test('an alias keeps its target as the owner of what follows', async () => {
    const reply = await udp('posta.firma.example', 'A');
    expect(reply?.answers?.map((answer) => answer.name)).toEqual([
      'posta.firma.example',
      'mx2.firma.example',
      'mx2.firma.example',
    ]);
  });

  test('the letter case of the question comes back', async () => {
    const reply = await udp('FiRmA.eXaMpLe', 'MX');
    expect(reply?.questions?.[0]?.name).toBe('FiRmA.eXaMpLe');
    expect(reply?.answers).toHaveLength(2);
  });

  test('positive answers carry the ttl, negative ones the SOA minimum', async () => {
    const positive = await udp('firma.example', 'MX');
    expect(positive?.answers?.[0]).toMatchObject({ ttl: 120 });
    const negative = await udp('yok.example', 'MX');
    expect(negative?.authorities?.[0]).toMatchObject({ type: 'SOA', name: 'example', ttl: 30, data: { minimum: 30 } });
  });

  test('AD is set below a signed domain only', async () => {
    expect(await udp('imzali.example', 'MX')).toMatchObject({ flag_ad: true });
    expect(await udp('firma.example', 'MX')).toMatchObject({ flag_ad: false });
  });
});

describe('behaviours', () => {
  test('lame is an empty answer that nobody vouches for', async () => {
    const answer = await udp('_dmarc.yetkisiz.example', 'TXT');
    expect(answer).toMatchObject({ rcode: 'NOERROR', flag_aa: false, answers: [], authorities: [] });
  });

  test('loop leads to a name that is its own alias', async () => {
    expect(toTexts(await udp('dongu.example', 'MX'))).toEqual(['CNAME loop.dongu.example']);
    expect(toTexts(await udp('loop.dongu.example', 'MX'))).toEqual(['CNAME loop.dongu.example']);
  });

  test.each([
    ['bozuk.example', 'MX', 'SERVFAIL'],
    ['_dmarc.bozuk.example', 'TXT', 'SERVFAIL'],
    ['kapali.example', 'MX', 'REFUSED'],
    ['silinmis.example', 'MX', 'NXDOMAIN'],
    ['yok.example', 'MX', 'NXDOMAIN'],
    ['_dmarc.firma.example', 'TXT', 'NXDOMAIN'],
    ['gecersiz.firma.example', 'A', 'NXDOMAIN'],
    ['kismi.example', 'TXT', 'SERVFAIL'],
    ['dongu1.example', 'A', 'SERVFAIL'],
    ['x.girdap.example', 'A', 'SERVFAIL'],
    ['elsewhere.test', 'MX', 'REFUSED'],
  ] as const)('%s %s is %s over UDP and TCP', async (name, type, rcode) => {
    expect(await udp(name, type)).toMatchObject({ rcode });
    expect(await tcp(name, type)).toMatchObject({ rcode });
  });

  test.each([
    ['bos.example', 'MX'],
    ['firma.example', 'CNAME'],
    ['_domainkey.firma.example', 'TXT'],
    ['example', 'MX'],
  ] as const)('%s %s has no data', async (name, type) => {
    const reply = await udp(name, type);
    expect(reply).toMatchObject({ rcode: 'NOERROR', answers: [] });
    expect(reply?.authorities?.[0]?.type).toBe('SOA');
  });

  test('a type that works is not touched by one that fails', async () => {
    expect(toTexts(await udp('kismi.example', 'MX'))).toEqual(['MX 10 mx.kismi.example']);
  });

  test('timeout never answers, below the name neither', async () => {
    expect(await udp('sessiz.example', 'MX', { timeoutMs: 200 })).toBeNull();
    expect(await udp('_dmarc.sessiz.example', 'TXT', { timeoutMs: 200 })).toBeNull();
  });

  test('truncate cuts UDP and answers over TCP', async () => {
    expect(await udp('kesik.example', 'TXT')).toMatchObject({ flag_tc: true, answers: [] });
    expect(toTexts(await tcp('kesik.example', 'TXT'))).toEqual(['TXT v=spf1 mx -all']);
  });

  test('delay-ms delays', async () => {
    const before = performance.now();
    expect(toTexts(await udp('yavas.example', 'MX'))).toEqual(['MX 10 mx.yavas.example']);
    expect(performance.now() - before).toBeGreaterThan(140);
  });
});

describe('protocol', () => {
  test('what does not fit the asker is cut, and whole over TCP', async () => {
    expect(await udp('firma.example', 'TXT', { edns: 4096 })).toMatchObject({ flag_tc: false });
    expect(await udp('firma.example', 'TXT', { edns: false })).toMatchObject({ flag_tc: true, answers: [] });
    expect(await udp('buyuk.example', 'TXT', { edns: 65535 })).toMatchObject({ flag_tc: true });
    expect(toTexts(await tcp('buyuk.example', 'TXT'))).toEqual([`TXT ${HUGE_TXT}`]);
  });

  test('OPT comes back only to those who sent one', async () => {
    expect((await udp('firma.example', 'MX'))?.additionals).toHaveLength(1);
    expect((await udp('firma.example', 'MX', { edns: false }))?.additionals).toHaveLength(0);
  });

  test('ANY and other opcodes are not implemented, other classes refused, an unknown EDNS version is BADVERS', async () => {
    expect(await udp('firma.example', 'ANY' as 'A')).toMatchObject({ rcode: 'NOTIMP' });
    const status = encodeQuery('firma.example', 'MX');
    status.writeUInt16BE(0x1000, 2);
    expect((await exchangeUdp(sandbox.port, status))?.readUInt8(3)).toBe(4);
    const chaos = encodeQuery('firma.example', 'MX', { edns: false });
    chaos.writeUInt16BE(3, chaos.length - 2);
    expect((await exchangeUdp(sandbox.port, chaos))?.readUInt8(3)).toBe(5);
    const versionOne = encodeQuery('firma.example', 'MX');
    versionOne.writeUInt8(1, versionOne.length - 5);
    const badvers = (await exchangeUdp(sandbox.port, versionOne)) ?? Buffer.alloc(0);
    expect(badvers.readUInt8(badvers.length - 6)).toBe(1);
  });

  test('survives packets that are no queries, and says FORMERR where there is a header', async () => {
    const twoQuestions = encodeQuery('firma.example', 'MX');
    twoQuestions.writeUInt16BE(2, 4);
    expect((await exchangeUdp(sandbox.port, twoQuestions))?.readUInt8(3)).toBe(1);
    const pointer = Buffer.from([0x10, 0x92, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0xc0, 0x0c, 0, 1, 0, 1]);
    expect((await exchangeUdp(sandbox.port, pointer))?.readUInt8(3)).toBe(1);
    const response = encodeQuery('firma.example', 'MX');
    response.writeUInt16BE(0x8180, 2);
    for (const packet of [Buffer.from([1, 2, 3]), response]) {
      expect(await exchangeUdp(sandbox.port, packet, 100)).toBeNull();
    }
    expect(toTexts(await udp('nullmx.example', 'MX'))).toEqual(['MX 0 .']);
  });
});
