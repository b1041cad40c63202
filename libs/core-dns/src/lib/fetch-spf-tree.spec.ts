import type { Zone } from '../../test/zone-resolver.js';
import { createZoneResolver } from '../../test/zone-resolver.js';
import { checkSpf } from './check-spf.js';
import { fetchSpfTree } from './fetch-spf-tree.js';
import { readSpf } from './read-spf.js';
import type { SpfTreeNode } from './reading.js';

const origin = { name: 'firma.example', readAt: '2026-03-01T09:00:00.000Z' };

async function walk(records: readonly string[] | 'timeout', zone: Zone = {}) {
  const own = zone['firma.example'];
  const resolver = createZoneResolver({
    ...zone,
    'firma.example': { ...(typeof own === 'object' ? own : {}), TXT: records },
  });
  const spf = readSpf(await resolver.query('firma.example', 'TXT'), origin).part;
  resolver.asked.length = 0;
  const { part, findings } = await fetchSpfTree(spf, resolver, origin);
  return { part, asked: resolver.asked, problems: findings.map(({ detail }) => detail) };
}

const addressTerms = (count: number): string =>
  Array.from({ length: count }, (_, index) => `a:h${String(index)}.test`).join(' ');
const addressHosts = (count: number): Zone =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`h${String(index)}.test`, { A: ['192.0.2.1'] }]));

const outline = (node: SpfTreeNode): unknown[] => [node.term, node.target, node.status, ...node.children.map(outline)];

describe('fetchSpfTree', () => {
  it('shows every term that asks the DNS with what stands there', async () => {
    const { part, problems, asked } = await walk(['v=spf1 mx ip4:192.0.2.0/24 include:_spf.servis.test -all'], {
      'firma.example': { MX: ['10 posta.firma.example'] },
      '_spf.servis.test': { TXT: ['v=spf1 a:giden.servis.test ~all', 'something else'] },
      'giden.servis.test': { A: ['192.0.2.9', '192.0.2.8'] },
    });
    const node = { status: 'present', children: [] };
    expect(part).toEqual({
      ...origin,
      status: 'present',
      raw: 'v=spf1 mx ip4:192.0.2.0/24 include:_spf.servis.test -all',
      lookups: 3,
      voidLookups: 0,
      problem: null,
      root: {
        term: null,
        target: 'firma.example',
        status: 'present',
        raw: 'v=spf1 mx ip4:192.0.2.0/24 include:_spf.servis.test -all',
        children: [
          { ...node, term: 'mx', target: 'firma.example', raw: '10 posta.firma.example.' },
          {
            term: 'include:_spf.servis.test',
            target: '_spf.servis.test',
            status: 'present',
            raw: 'v=spf1 a:giden.servis.test ~all',
            children: [
              { ...node, term: 'a:giden.servis.test', target: 'giden.servis.test', raw: '192.0.2.8\n192.0.2.9' },
            ],
          },
        ],
      },
    });
    expect(problems).toEqual([]);
    expect(asked).toEqual(['firma.example MX', '_spf.servis.test TXT', 'giden.servis.test A']);
  });

  it('follows a redirect only where no all stands, and passes over what stands behind an all', async () => {
    const zone: Zone = { 'r.test': { TXT: ['v=spf1 -all'] } };
    const redirected = await walk(['v=spf1 redirect=r.test'], zone);
    expect(redirected.part.root?.children).toMatchObject([{ term: 'redirect=r.test', status: 'present' }]);
    expect((await walk(['v=spf1 ~all a:b.test redirect=r.test'], zone)).part).toMatchObject({ lookups: 0 });
  });

  it('counts ten look-ups as the most there may be', async () => {
    const ten = await walk([`v=spf1 ${addressTerms(10)} -all`], addressHosts(10));
    expect(ten.part).toMatchObject({ status: 'present', lookups: 10, problem: null });
    const eleven = await walk([`v=spf1 ${addressTerms(12)} -all`], addressHosts(12));
    expect(eleven.part).toMatchObject({ status: 'present', lookups: 11, problem: 'too-many-lookups' });
    expect(eleven.problems).toEqual(['too-many-lookups']);
    expect(eleven.asked).toHaveLength(10);
    expect(eleven.part.root?.children.slice(9)).toMatchObject([
      { status: 'present' },
      { status: 'not-asked', reason: 'ended', problem: 'too-many-lookups' },
      { status: 'not-asked', reason: 'ended' },
    ]);
  });

  it('counts two empty answers as the most there may be', async () => {
    expect((await walk(['v=spf1 a:x.test mx:y.test -all'])).part).toMatchObject({ voidLookups: 2, problem: null });
    const three = await walk(['v=spf1 a:x.test mx:y.test exists:z.test -all']);
    expect(three.part).toMatchObject({ status: 'present', voidLookups: 3, problem: 'too-many-void-lookups' });
    expect(three.problems).toEqual(['too-many-void-lookups']);
  });

  it('does not ask for the addresses of mail hosts, nor count them, where a check does', async () => {
    const MX = ['1 a.test', '2 b.test', '3 c.test', '4 d.test'];
    const { part, asked } = await walk(['v=spf1 mx -all'], { 'firma.example': { MX } });
    expect(part).toMatchObject({ status: 'present', lookups: 1, voidLookups: 0, problem: null });
    expect(asked).toEqual(['firma.example MX']);
    const resolver = createZoneResolver({ 'firma.example': { MX, TXT: ['v=spf1 mx -all'] } });
    const sender = { ip: '192.0.2.1', helo: 'mail.firma.example', mailFrom: 'bilgi@firma.example' };
    expect(await checkSpf(sender, resolver)).toMatchObject({ problem: 'too-many-void-lookups', voidLookups: 3 });
  });

  it.each([['0 .'], ['10 .'], [`10 ${'x'.repeat(300)}`]])('does not count an answer of %s as empty', async (mx) => {
    const { part } = await walk(['v=spf1 mx -all'], { 'firma.example': { MX: [mx] } });
    expect(part).toMatchObject({ voidLookups: 0, root: { children: [{ term: 'mx', status: 'present', raw: mx }] } });
  });

  it('ends a record that includes itself, and asks for it once', async () => {
    const { part, asked } = await walk(['v=spf1 include:a.test -all'], {
      'a.test': { TXT: ['v=spf1 include:b.test -all'] },
      'b.test': { TXT: ['v=spf1 include:a.test -all'] },
    });
    expect(part).toMatchObject({ status: 'present', problem: 'too-many-lookups' });
    expect(asked).toEqual(['a.test TXT', 'b.test TXT']);
  });

  it.each([
    ['target-without-record', { 'i.test': { TXT: ['MS=ms1'] } }],
    ['multiple-records', { 'i.test': { TXT: ['v=spf1 -all', 'v=spf1 ~all'] } }],
    ['syntax', { 'i.test': { TXT: ['v=spf1 -al'] } }],
  ] as const)('names %s in an included record, and asks no further', async (problem, zone) => {
    const { part, problems } = await walk(['v=spf1 include:i.test a:h0.test -all'], { ...zone, ...addressHosts(1) });
    expect(part).toMatchObject({ status: 'present', problem });
    expect(part.root?.children).toMatchObject([{ problem }, { status: 'not-asked', reason: 'ended' }]);
    expect(problems).toEqual([problem]);
  });

  it('names eleven mail hosts behind one term', async () => {
    const MX = Array.from({ length: 11 }, (_, index) => `10 m${String(index)}.test`);
    expect((await walk(['v=spf1 mx:x.test -all'], { 'x.test': { MX } })).part.problem).toBe('too-many-mx-hosts');
  });

  it.each([
    ['multiple-records', ['v=spf1 -all', 'v=spf1 a -all']],
    ['syntax', ['v=spf1 -al']],
  ])('leaves %s of the record itself to the part that holds it', async (problem, records) => {
    const { part, problems } = await walk(records);
    expect(part).toMatchObject({ status: 'present', problem, root: { problem } });
    expect(problems).toEqual([]);
  });

  it('does not ask for what depends on the sender, but counts it', async () => {
    const { part, asked } = await walk(['v=spf1 ptr exists:%{i}.x.test include:_spf.%{d} -all'], {
      '_spf.firma.example': { TXT: ['v=spf1 -all'] },
    });
    expect(part).toMatchObject({ lookups: 3, voidLookups: 0, problem: null });
    expect(part.root && outline(part.root)).toEqual([
      null,
      'firma.example',
      'present',
      ['ptr', 'firma.example', 'not-asked'],
      ['exists:%{i}.x.test', '%{i}.x.test', 'not-asked'],
      ['include:_spf.%{d}', '_spf.firma.example', 'present'],
    ]);
    expect(asked).toEqual(['_spf.firma.example TXT']);
  });

  it('is unknown when a look-up failed, and still shows the rest', async () => {
    const { part, problems } = await walk(['v=spf1 include:dead.test a:h0.test -all'], {
      'dead.test': 'servfail',
      ...addressHosts(1),
    });
    expect(part).toMatchObject({ status: 'unknown', cause: 'servfail', name: 'dead.test', raw: null, lookups: 2 });
    expect(part.root?.children).toMatchObject([{ status: 'unknown', cause: 'servfail' }, { status: 'present' }]);
    expect(problems).toEqual([]);
  });

  it('is as unknown or absent as the record itself', async () => {
    expect((await walk('timeout')).part).toMatchObject({ status: 'unknown', cause: 'timeout', root: null });
    expect((await walk(['MS=ms1'])).part).toMatchObject({ status: 'absent', reason: 'no-such-record', root: null });
  });
});
