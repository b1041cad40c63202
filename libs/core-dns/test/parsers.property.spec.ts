import fc from 'fast-check';
import {
  analyzeDns,
  checkSpf,
  parseBimi,
  parseDkimKey,
  parseDmarc,
  parseMtaSts,
  parseMx,
  parseSpf,
  parseTlsRpt,
  readTxtVerifications,
  scanStatusOf,
  toEvidence,
  toMailSetupReading,
  toScoreSignals,
} from '../src/index.js';
import type { DnsAnswer, DnsFailureCause, DnsRecord } from '../src/index.js';

const fragment = fc.constantFrom(
  'v=spf1',
  'v=DMARC1',
  'v=DKIM1',
  'v=STSv1;',
  'v=TLSRPTv1;',
  'v=BIMI1;',
  'id=',
  'rua=',
  'l=https://a.example/b.svg',
  ' ',
  ';',
  '=',
  ':',
  '/',
  '//',
  'include:',
  'redirect=',
  'ip4:192.0.2.0',
  'ip6:2001:db8::',
  '/33',
  '%{',
  '%{ir}',
  '}',
  '-all',
  'p=',
  'p=reject',
  'sp=none',
  'pct=',
  'k=rsa',
  'mailto:a@b.example',
  '.',
  '10 mail.example.',
  '\t',
  '\u0000',
  'ı',
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.oneof(fragment, fc.string({ maxLength: 4 })), { maxLength: 40 }).map((parts) => parts.join('')),
);
const runs = { numRuns: 3000 };

describe('the parsers', () => {
  it.each([
    ['parseSpf', parseSpf],
    ['parseDmarc', parseDmarc],
    ['parseDkimKey', parseDkimKey],
    ['parseMx', parseMx],
    ['parseMtaSts', parseMtaSts],
    ['parseTlsRpt', parseTlsRpt],
    ['parseBimi', parseBimi],
    ['readTxtVerifications', (each: string) => readTxtVerifications([each])],
  ] as const)('%s never throws and gives equal output twice', (_, parse) => {
    fc.assert(
      fc.property(text, (each) => {
        expect(parse(each)).toEqual(parse(each));
      }),
      runs,
    );
  });

  it('parseSpf finds every term again in the text that it read', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 12 }), (parts) => {
        const parsed = parseSpf(`v=spf1 ${parts.join(' ')}`);
        const terms = parsed.ok ? parsed.record.mechanisms.map(({ term }) => term) : [];
        expect(terms.every((term) => parts.join(' ').includes(term))).toBe(true);
      }),
      runs,
    );
  });

  it('parseMtaSts, parseTlsRpt and parseBimi read what was written, among fields they do not know', () => {
    const field = fc.constantFrom('x=1', 'future=a=b', ' ', 'avp=brand');
    const word = fc.stringMatching(/^[a-z0-9]{1,20}$/);
    fc.assert(
      fc.property(fc.array(field), fc.array(field), word, (before, after, each) => {
        const write = (version: string, tag: string): string => [version, ...before, tag, ...after].join(';');
        expect(parseMtaSts(write('v=STSv1', `id=${each}`))).toEqual({ ok: true, record: { id: each } });
        const mailbox = `mailto:${each}@a.example`;
        expect(parseTlsRpt(write('v=TLSRPTv1', `rua=${mailbox}`))).toEqual({ ok: true, record: { rua: [mailbox] } });
        const location = `https://${each}.example/l.svg`;
        expect(parseBimi(write('v=BIMI1', `l=${location}`))).toMatchObject({ ok: true, record: { location } });
      }),
    );
  });

  it.each(['none', 'quarantine', 'reject'])('parseDmarc reads p=%s wherever it stands', (policy) => {
    const tag = fc.constantFrom(
      'sp=none',
      'sp=reject',
      'np=none',
      't=y',
      'pct=10',
      'x=p=none',
      'rua=mailto:a@b.example',
    );
    fc.assert(
      fc.property(fc.array(tag), fc.array(tag), (before, after) => {
        const parsed = parseDmarc(['v=DMARC1', ...before, `p=${policy}`, ...after].join(';'));
        expect(parsed).toMatchObject({ ok: true, record: { p: policy } });
      }),
    );
  });
});

describe('analyzeDns over any answers', () => {
  const name = fc.constantFrom('a.example', 'mail.protection.outlook.com', '.', '', 'x'.repeat(300));
  const record: fc.Arbitrary<DnsRecord> = fc.oneof(
    fc.record({ type: fc.constant('MX' as const), preference: fc.integer(), exchange: name }),
    fc.record({ type: fc.constant('TXT' as const), text }),
    fc.record({ type: fc.constant('CNAME' as const), target: name }),
    fc.record({ type: fc.constant('A' as const), address: fc.string() }),
  );
  const cause = fc.constantFrom<DnsFailureCause>('timeout', 'servfail', 'refused', 'network', 'malformed', 'deadline');
  const answer: fc.Arbitrary<DnsAnswer> = fc.oneof(
    fc.record({
      kind: fc.constant('records' as const),
      records: fc.array(record, { maxLength: 4 }),
      authenticated: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('absent' as const),
      reason: fc.constantFrom('nodata' as const, 'nxdomain' as const),
    }),
    fc.record({ kind: fc.constant('failed' as const), cause }),
  );
  const options = { readAt: '2026-03-01T09:00:00.000Z' };

  it('always ends, and never rejects', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 12 }), async (answers) => {
        let next = 0;
        const resolver = { query: () => Promise.resolve(answers[next++ % answers.length] as DnsAnswer) };
        const reading = await analyzeDns('firma.example', resolver, options);
        toScoreSignals(reading);
        toMailSetupReading(reading);
        expect(toEvidence(reading).length).toBeGreaterThanOrEqual(9);
        expect(next).toBeLessThan(200);
      }),
      { numRuns: 1000 },
    );
  });

  it('lets checkSpf end within its limits, whoever asks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(answer, { minLength: 1, maxLength: 12 }),
        fc.record({
          ip: fc.oneof(fc.ipV4(), fc.ipV6(), text),
          helo: text,
          mailFrom: fc.oneof(text, fc.emailAddress()),
        }),
        async (answers, input) => {
          let next = 0;
          const resolver = { query: () => Promise.resolve(answers[next++ % answers.length] as DnsAnswer) };
          const { lookups, voidLookups } = await checkSpf(input, resolver);
          expect(lookups).toBeLessThanOrEqual(11);
          expect(voidLookups).toBeLessThanOrEqual(3);
          expect(next).toBeLessThan(1500);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('never turns a failure into an absence', async () => {
    await fc.assert(
      fc.asyncProperty(cause, async (each) => {
        const resolver = { query: () => Promise.resolve<DnsAnswer>({ kind: 'failed', cause: each }) };
        const reading = await analyzeDns('firma.example', resolver, options);
        expect(toEvidence(reading).map(({ status }) => status)).toEqual(toEvidence(reading).map(() => 'unknown'));
        expect(scanStatusOf(reading)).toMatch(/^dns-/);
      }),
    );
  });
});
