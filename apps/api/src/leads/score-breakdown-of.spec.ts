import { analyzeDns, toScoreSignals, type DnsAnswer, type DnsReading, type DnsResolver } from '@hunter/core-dns';
import { scoreFindings, toScoreEvidence } from '@hunter/core-scoring';
import { toScannedLead } from '@hunter/leads';
import type { LeadRow } from '@hunter/persistence';
import fc from 'fast-check';
import { scoreBreakdownOf } from './score-breakdown-of';
import type { ScoreBreakdownDto } from './score-breakdown.dto';

const READ_AT = '2026-03-01T10:00:00.000Z';
const DOMAIN = 'firma.example';
const KEY = 'v=DKIM1; k=rsa; p=TWFkZVVwS2V5Rm9yVGVzdHM=';

type ScannedRow = LeadRow & { readonly rules_version: string };
/** What each question is answered with: texts, nothing, or a failure. */
interface Published {
  readonly mx: string | null | 'failed';
  readonly spf: string | null | 'failed';
  readonly dkim: string | null | 'failed';
  readonly dmarc: string | null | 'failed';
}

const failed: DnsAnswer = { kind: 'failed', cause: 'timeout' };
const none: DnsAnswer = { kind: 'absent', reason: 'nodata' };

function createResolver({ mx, spf, dkim, dmarc }: Published): DnsResolver {
  const toText = (text: string | null): DnsAnswer => {
    if (text === 'failed') return failed;
    return text === null ? none : { kind: 'records', authenticated: false, records: [{ type: 'TXT', text }] };
  };
  const answer = (name: string, type: string): DnsAnswer => {
    if (type === 'MX' && name === DOMAIN) {
      if (mx === 'failed' || mx === null) return mx === null ? none : failed;
      return { kind: 'records', authenticated: false, records: [{ type: 'MX', preference: 10, exchange: mx }] };
    }
    if (type !== 'TXT') return none;
    if (name === DOMAIN) return toText(spf);
    if (name === `_dmarc.${DOMAIN}`) return toText(dmarc);
    return name.includes('._domainkey.') ? toText(dkim) : none;
  };
  return { query: (name, type) => Promise.resolve(answer(name, type)) };
}

async function scan(published: Published): Promise<ScannedRow> {
  const reading = await analyzeDns(DOMAIN, createResolver(published), { readAt: READ_AT });
  const target = { domain: DOMAIN, unicodeDomain: DOMAIN, companyName: null, source: 'scan' };
  return {
    id: '11111111-1111-4111-8111-111111111111',
    ...toScannedLead(target, null, reading),
  } as unknown as ScannedRow;
}

const published: fc.Arbitrary<Published> = fc.record({
  mx: fc.constantFrom(
    'aspmx.l.google.com',
    'firma-example.mail.protection.outlook.com',
    'mx1.secureserver.net',
    'mail.natrohost.com',
    'mx1.ppe-hosted.com',
    null,
    'failed',
  ),
  spf: fc.constantFrom(
    'v=spf1 -all',
    'v=spf1 include:_spf.google.com -all',
    `v=spf1 ${'include:a.example '.repeat(4)}-all`,
    null,
    'failed',
  ),
  dkim: fc.constantFrom(KEY, null, 'failed'),
  dmarc: fc.constantFrom('v=DMARC1; p=none', 'v=DMARC1; p=quarantine', 'v=DMARC1; p=reject', null, 'failed'),
});

const sumOf = ({ base, lines }: ScoreBreakdownDto): number => lines.reduce((sum, { points }) => sum + points, base);
const clamp = (sum: number): number => Math.min(100, Math.max(0, sum));

/** The lead as it would be had one part not been answered. */
function withoutPart(lead: ScannedRow, part: 'spf' | 'dkim' | 'dmarc'): ScannedRow {
  const reading = lead.reading as DnsReading;
  const unread = { ...reading[part], status: 'unknown', cause: 'timeout', raw: null };
  return { ...lead, reading: { ...reading, [part]: unread } } as ScannedRow;
}

describe('scoreBreakdownOf', () => {
  it('shows a record and its time for every point, and no point without a line', async () => {
    await fc.assert(
      fc.asyncProperty(published, async (each) => {
        const lead = await scan(each);
        const breakdown = scoreBreakdownOf(lead);
        if (lead.readiness_score !== null && lead.hard_fail === null) {
          expect(clamp(sumOf(breakdown))).toBe(lead.readiness_score);
        }
        for (const { code, status, points, records } of breakdown.lines) {
          expect([code, records.length]).not.toEqual([code, 0]);
          expect(records.every(({ read_at: readAt, name }) => readAt === READ_AT && name.endsWith(DOMAIN))).toBe(true);
          if (status === 'present') expect(records.some(({ raw }) => raw !== null)).toBe(true);
          if (status === 'unknown') expect(points).toBe(0);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('moves the unclamped sum by exactly the weight shown when a part is taken away', async () => {
    await fc.assert(
      fc.asyncProperty(published, fc.constantFrom('spf', 'dkim', 'dmarc'), async (each, part) => {
        const lead = await scan(each);
        const { reading } = lead;
        if ((reading as DnsReading)[part].status === 'unknown' || lead.provider === null) return;
        const signals = { ...toScoreSignals(reading as DnsReading), provider: lead.provider as 'Local' };
        const weight = toScoreEvidence(scoreFindings(signals)).find(({ input }) => input === part)?.weight ?? 0;
        const left = sumOf(scoreBreakdownOf(withoutPart(lead, part)));
        expect(sumOf(scoreBreakdownOf(lead)) - left).toBe(weight);
      }),
      { numRuns: 200 },
    );
  });

  it('names every part behind a line that rests on several', async () => {
    const lead = await scan({ mx: 'mx1.secureserver.net', spf: null, dkim: null, dmarc: null });
    const weak = scoreBreakdownOf(lead).lines.find(({ code }) => code === 'hosting_mx_weak');
    expect(weak?.points).toBe(-10);
    expect(new Set(weak?.records.map(({ part }) => part))).toEqual(new Set(['mx', 'spf', 'dkim']));
  });

  it('shows what named the mailboxes behind a gateway, for the points of their provider', async () => {
    const lead = await scan({
      mx: 'mx1.ppe-hosted.com',
      spf: 'v=spf1 include:_spf.google.com -all',
      dkim: null,
      dmarc: null,
    });
    expect(lead.provider).toBe('Google');
    const provider = scoreBreakdownOf(lead).lines.find(({ kind }) => kind === 'provider');
    expect(provider?.points).toBe(50);
    expect(provider?.records.map(({ raw }) => raw)).toEqual([
      '10 mx1.ppe-hosted.com.',
      'v=spf1 include:_spf.google.com -all',
    ]);
  });
});
