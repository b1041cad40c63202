import {
  analyzeDns,
  BULK_READING,
  toEvidence,
  type DnsAnswer,
  type DnsReading,
  type DnsResolver,
} from '@hunter/core-dns';
import { keepKnownParts } from './keep-known-parts';

const EARLIER_AT = '2026-01-01T00:00:00.000Z';
const LATER_AT = '2026-02-01T00:00:00.000Z';

const resolver = (answer: (name: string, type: string) => DnsAnswer | undefined): DnsResolver => ({
  query: (name, type) => Promise.resolve(answer(name, type) ?? { kind: 'absent', reason: 'nodata' }),
});

const oneMx = (exchange: string): DnsAnswer => ({
  kind: 'records',
  authenticated: false,
  records: [{ type: 'MX', preference: 10, exchange }],
});

const mailDomain = resolver((name, type) => {
  if (type === 'MX' && name === 'a.example') return oneMx('mx.a.example');
  if (type === 'TXT' && name === '_dmarc.a.example')
    return { kind: 'records', authenticated: false, records: [{ type: 'TXT', text: 'v=DMARC1; p=reject' }] };
  return undefined;
});
const silent = resolver(() => ({ kind: 'failed', cause: 'timeout' }));
const emptied = resolver(() => undefined);

describe('keepKnownParts', () => {
  let known: DnsReading;

  beforeAll(async () => {
    known = await analyzeDns('a.example', mailDomain, { readAt: EARLIER_AT });
  });

  it('keeps every known part, with the time it was read, when a scan could read nothing', async () => {
    const failed = await analyzeDns('a.example', silent, { readAt: LATER_AT });

    const kept = keepKnownParts(known, failed);

    expect(kept.mx).toEqual(known.mx);
    expect(kept.dmarc).toEqual(known.dmarc);
    expect(kept.mx.readAt).toBe(EARLIER_AT);
    expect(kept.readAt).toBe(LATER_AT);
  });

  it('takes an absence that the DNS answered for what it is', async () => {
    const gone = await analyzeDns('a.example', emptied, { readAt: LATER_AT });

    expect(keepKnownParts(known, gone).mx).toEqual(gone.mx);
    expect(keepKnownParts(known, gone).mx.status).toBe('absent');
  });

  it('is the new reading itself when all of it could be read', async () => {
    const again = await analyzeDns('a.example', mailDomain, { readAt: LATER_AT });

    expect(keepKnownParts(known, again)).toBe(again);
  });

  it('keeps a CNAME that was not asked for this time', async () => {
    const fewer = await analyzeDns('a.example', mailDomain, { readAt: LATER_AT, cnameProbes: ['autodiscover'] });

    const kept = keepKnownParts(known, fewer);

    expect(kept.cnames.lyncdiscover?.readAt).toBe(EARLIER_AT);
    expect(kept.cnames.autodiscover?.readAt).toBe(LATER_AT);
  });

  it('stays unknown when nothing was ever known', async () => {
    const failed = await analyzeDns('a.example', silent, { readAt: LATER_AT });

    expect(keepKnownParts(null, failed)).toBe(failed);
    expect(keepKnownParts(failed, failed).mx.status).toBe('unknown');
  });

  it('keeps what an earlier minor version of the engine read, but nothing of another shape', async () => {
    const failed = await analyzeDns('a.example', silent, { readAt: LATER_AT });
    const [major] = known.engineVersion.split('.');

    expect(keepKnownParts({ ...known, engineVersion: `${String(major)}.99.0` }, failed).mx).toEqual(known.mx);
    expect(keepKnownParts({ ...known, engineVersion: `${String(Number(major) + 1)}.0.0` }, failed)).toBe(failed);
  });

  describe('with the parts of a full reading', () => {
    const records = (...texts: string[]): DnsAnswer => ({
      kind: 'records',
      authenticated: true,
      records: texts.map((text) => ({ type: 'TXT', text })),
    });
    const address = (host: string): DnsAnswer => ({
      kind: 'records',
      authenticated: true,
      records: [{ type: 'A', address: host === 'a.example' ? '192.0.2.1' : '192.0.2.2' }],
    });
    const fullDomain = resolver((name, type) => {
      if (type === 'MX' && name === 'a.example') return oneMx('mx.a.example');
      if (type === 'A') return address(name);
      if (type !== 'TXT') return undefined;
      if (name === 'a.example') return records('v=spf1 a mx -all');
      if (name === '_mta-sts.a.example') return records('v=STSv1; id=1;');
      if (name === '_smtp._tls.a.example') return records('v=TLSRPTv1; rua=mailto:tls@a.example');
      return name === 'default._bimi.a.example' ? records('v=BIMI1; l=', 'v=BIMI1; l=;') : undefined;
    });

    let full: DnsReading;

    beforeAll(async () => {
      full = await analyzeDns('a.example', fullDomain, { readAt: EARLIER_AT });
    });

    it('keeps each of them, with its time and its findings, when a scan could not read it', async () => {
      const failed = await analyzeDns('a.example', silent, { readAt: LATER_AT });

      const kept = keepKnownParts(full, failed);

      for (const part of ['mtaSts', 'tlsRpt', 'bimi', 'dnssec', 'addresses', 'spfTree'] as const) {
        expect([part, kept[part]]).toEqual([part, full[part]]);
      }
      expect(kept.findings).toEqual(full.findings);
      expect(full.findings.map(({ part }) => part)).toContain('bimi');
    });

    it('keeps what a shorter scan did not ask for', async () => {
      const bulk = await analyzeDns('a.example', fullDomain, { ...BULK_READING, readAt: LATER_AT });

      const kept = keepKnownParts(full, bulk);

      expect(kept.bimi?.readAt).toBe(EARLIER_AT);
      expect(kept.spfTree?.readAt).toBe(EARLIER_AT);
      expect(kept.mtaSts?.readAt).toBe(LATER_AT);
      expect(kept.addresses?.map(({ part, result }) => [part, result.readAt])).toEqual([
        ['a', LATER_AT],
        ['mx-a', LATER_AT],
        ['aaaa', EARLIER_AT],
        ['mx-aaaa', EARLIER_AT],
      ]);
    });

    it('lets go of the SPF tree and the mail host addresses once their records have changed', async () => {
      const moved = resolver((name, type) => {
        if (type === 'TXT' && name === 'a.example') return records('v=spf1 -all');
        return type === 'MX' && name === 'a.example' ? oneMx('other.example') : undefined;
      });
      const latest = await analyzeDns('a.example', moved, { parts: [], readAt: LATER_AT });

      const kept = keepKnownParts(full, latest);

      expect(kept.spfTree).toBeUndefined();
      expect(kept.addresses?.map(({ part }) => part)).toEqual(['a', 'aaaa']);
    });

    it('still reads what was stored before there were such parts', async () => {
      const { mx, spf, dkim, dmarc, txt, cnames, domain, readAt, findings } = full;
      const stored = { engineVersion: 'core-dns/1', domain, readAt, mx, spf, dkim, dmarc, txt, cnames, findings: [] };
      const failed = await analyzeDns('a.example', silent, { readAt: LATER_AT });

      const kept = keepKnownParts(stored, failed);

      expect(findings).not.toEqual([]);
      expect(kept.mx).toEqual(mx);
      expect(kept.mtaSts?.status).toBe('unknown');
      expect(toEvidence(stored).map(({ part }) => part)).toContain('mx');
    });
  });
});
