import { analyzeDns, type DnsAnswer, type DnsReading, type DnsResolver } from '@hunter/core-dns';
import { keepKnownParts } from './keep-known-parts';

const EARLIER_AT = '2026-01-01T00:00:00.000Z';
const LATER_AT = '2026-02-01T00:00:00.000Z';

const resolver = (answer: (name: string, type: string) => DnsAnswer | undefined): DnsResolver => ({
  query: (name, type) => Promise.resolve(answer(name, type) ?? { kind: 'absent', reason: 'nodata' }),
});

const mailDomain = resolver((name, type) => {
  if (type === 'MX' && name === 'a.example')
    return {
      kind: 'records',
      authenticated: false,
      records: [{ type: 'MX', preference: 10, exchange: 'mx.a.example' }],
    };
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
});
