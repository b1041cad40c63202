import type { Zone } from '../../test/zone-resolver.js';
import { createZoneResolver } from '../../test/zone-resolver.js';
import { fetchDmarc, planDmarcWalk } from './fetch-dmarc.js';
import type { Existence } from './read-existence.js';

async function find(domain: string, zone: Zone, existence: Existence = { kind: 'exists' }) {
  const resolver = createZoneResolver(zone);
  const { part, findings } = await fetchDmarc(domain, resolver, {
    readAt: '2026-03-01T09:00:00.000Z',
    fetchExistence: () => Promise.resolve(existence),
  });
  return { part, codes: findings.map(({ code }) => code), asked: resolver.asked };
}

const txt = (...texts: string[]) => ({ TXT: texts });

describe('fetchDmarc', () => {
  it('takes the domain’s own record and asks no further', async () => {
    const { part, asked } = await find('firma.com.tr', { '_dmarc.firma.com.tr': txt('v=DMARC1; p=reject; sp=none') });
    expect(part).toMatchObject({ status: 'present', policy: 'reject', inheritedFrom: null, coverage: 100 });
    expect(asked).toEqual(['_dmarc.firma.com.tr TXT']);
  });

  it('follows an alias to the record', async () => {
    const { part } = await find('firma.example', {
      '_dmarc.firma.example': { CNAME: ['_dmarc.servis.test'] },
      '_dmarc.servis.test': txt('v=DMARC1; p=quarantine'),
    });
    expect(part).toMatchObject({ status: 'present', name: '_dmarc.firma.example', policy: 'quarantine' });
  });

  it.each([
    ['v=DMARC1; p=reject', 'exists', 'reject'],
    ['v=DMARC1; p=reject; sp=quarantine', 'exists', 'quarantine'],
    ['v=DMARC1; p=reject; sp=quarantine; np=none', 'exists', 'quarantine'],
    ['v=DMARC1; p=reject; sp=quarantine; np=none', 'nonexistent', 'none'],
    ['v=DMARC1; p=none; np=reject', 'nonexistent', 'reject'],
    ['v=DMARC1; p=none; sp=reject', 'unknown', 'reject'],
    ['v=DMARC1; p=none; sp=reject; np=reject', 'unknown', 'reject'],
  ] as const)('gives a subdomain what %s says for it (existence: %s)', async (record, kind, policy) => {
    const existence = kind === 'unknown' ? ({ kind, cause: 'timeout' } as const) : { kind };
    const { part, codes } = await find('posta.firma.example', { '_dmarc.firma.example': txt(record) }, existence);
    expect(part).toMatchObject({ status: 'present', policy, inheritedFrom: 'firma.example' });
    expect(codes).toEqual(['dmarc-inherited']);
  });

  it('is unknown when np says something else and nobody could tell whether the domain exists', async () => {
    const zone = { '_dmarc.firma.example': txt('v=DMARC1; p=none; sp=none; np=reject; t=y') };
    const { part, codes } = await find('posta.firma.example', zone, { kind: 'unknown', cause: 'servfail' });
    expect(part).toMatchObject({ status: 'unknown', cause: 'servfail', name: 'posta.firma.example', raw: null });
    expect(codes).toEqual(['dmarc-testing']);
  });

  it('lets the highest name win, unless psd says where the organization begins', async () => {
    const own = { '_dmarc.b.example': txt('v=DMARC1; p=none') };
    expect(await find('x.a.b.example', { ...own, '_dmarc.a.b.example': txt('v=DMARC1; p=reject') })).toMatchObject({
      part: { inheritedFrom: 'b.example' },
    });
    expect(
      await find('x.a.b.example', { ...own, '_dmarc.a.b.example': txt('v=DMARC1; p=reject; psd=n') }),
    ).toMatchObject({ part: { inheritedFrom: 'a.b.example', policy: 'reject' } });
    expect(
      await find('x.a.b.example', {
        '_dmarc.a.b.example': txt('v=DMARC1; p=quarantine'),
        '_dmarc.b.example': txt('v=DMARC1; p=reject; psd=y'),
      }),
    ).toMatchObject({ part: { inheritedFrom: 'a.b.example', policy: 'quarantine' } });
  });

  it('falls back to the public suffix when the organization has no record', async () => {
    const { part } = await find('firma.banka', { '_dmarc.banka': txt('v=DMARC1; p=reject; psd=y; sp=quarantine') });
    expect(part).toMatchObject({ status: 'present', policy: 'quarantine', inheritedFrom: 'banka' });
  });

  it('counts several records as none and says so', async () => {
    const { part, codes } = await find('firma.example', {
      '_dmarc.firma.example': txt('v=DMARC1; p=reject', 'v=DMARC1; p=none', 'something else'),
    });
    expect(part).toMatchObject({ status: 'absent', reason: 'invalid', raw: 'v=DMARC1; p=none\nv=DMARC1; p=reject' });
    expect(codes).toEqual(['dmarc-multiple-records']);
  });

  it('passes over a text with a blank before its version', async () => {
    const blank = txt(' v=DMARC1; p=reject');
    expect((await find('firma.example', { '_dmarc.firma.example': blank })).part).toMatchObject({ status: 'absent' });
    const { part } = await find('posta.firma.example', {
      '_dmarc.posta.firma.example': blank,
      '_dmarc.firma.example': txt('v=DMARC1; p=quarantine'),
    });
    expect(part).toMatchObject({ status: 'present', policy: 'quarantine', inheritedFrom: 'firma.example' });
  });

  it('counts an invalid record as no policy, and does not inherit past it', async () => {
    const { part, codes } = await find('firma.example', {
      '_dmarc.firma.example': txt('v=DMARC1; p=block'),
      '_dmarc.example': txt('v=DMARC1; p=reject'),
    });
    expect(part).toMatchObject({ status: 'absent', reason: 'invalid', raw: 'v=DMARC1; p=block' });
    expect(codes).toEqual(['dmarc-invalid']);
  });

  it('is absent only when the whole walk answered', async () => {
    expect((await find('firma.com.tr', {})).part).toMatchObject({ status: 'absent', name: '_dmarc.firma.com.tr' });
    expect((await find('firma.com.tr', { '_dmarc.com.tr': 'timeout' })).part).toMatchObject({
      status: 'unknown',
      cause: 'timeout',
      name: '_dmarc.com.tr',
    });
    expect((await find('firma.com.tr', { '_dmarc.firma.com.tr': 'servfail' })).part).toMatchObject({
      status: 'unknown',
      cause: 'servfail',
    });
  });

  it('does not apply a record while one that would overrule it was not read', async () => {
    const zone: Zone = { '_dmarc.a.b.example': txt('v=DMARC1; p=reject'), '_dmarc.b.example': 'timeout' };
    expect((await find('x.a.b.example', zone)).part).toMatchObject({ status: 'unknown', name: '_dmarc.b.example' });
    const marked = { ...zone, '_dmarc.a.b.example': txt('v=DMARC1; p=reject; psd=n') };
    expect((await find('x.a.b.example', marked)).part).toMatchObject({ status: 'present', policy: 'reject' });
  });

  it('says when the policy is only being tested or covers a part', async () => {
    const { part, codes } = await find('firma.example', {
      '_dmarc.firma.example': txt('v=DMARC1; p=reject; t=y; pct=20'),
    });
    expect(part).toMatchObject({ policy: 'reject', testing: true, coverage: 20 });
    expect(codes).toEqual(['dmarc-testing', 'dmarc-partial-coverage']);
  });
});

describe('planDmarcWalk', () => {
  it('goes up label by label to the top-level domain', () => {
    expect(planDmarcWalk('a.mail.firma.example')).toEqual(['mail.firma.example', 'firma.example', 'example']);
    expect(planDmarcWalk('example')).toEqual([]);
  });

  it('cuts long names so that the walk asks eight times in all', async () => {
    const { asked } = await find('a.b.c.d.e.f.g.h.i.j.mail.firma.example', {});
    expect(asked).toEqual([
      '_dmarc.a.b.c.d.e.f.g.h.i.j.mail.firma.example TXT',
      '_dmarc.g.h.i.j.mail.firma.example TXT',
      '_dmarc.h.i.j.mail.firma.example TXT',
      '_dmarc.i.j.mail.firma.example TXT',
      '_dmarc.j.mail.firma.example TXT',
      '_dmarc.mail.firma.example TXT',
      '_dmarc.firma.example TXT',
      '_dmarc.example TXT',
    ]);
    expect(planDmarcWalk('a.b.c.d.e.f.g.example')).toHaveLength(7);
  });
});
