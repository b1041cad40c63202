import { PROVIDERS } from '@hunter/core-provider-map';
import fc from 'fast-check';
import type { ScoreSignals } from './score-signals.js';
import { pModel, priorityScore, scoreBreakdown, scoreDomain, scoreFindings, segmentOf } from './score-v1.js';

const known: ScoreSignals = {
  provider: 'Google',
  mxHosts: ['aspmx.l.google.com'],
  spf: true,
  dkim: true,
  dmarcPolicy: 'reject',
  spfRecord: 'v=spf1 include:_spf.google.com ~all',
};

const spfText = fc
  .array(fc.constantFrom('include:', 'INCLUDE:', ' ', 'a.example', 'v=spf1'))
  .map((terms) => terms.join(''));

const signals: fc.Arbitrary<ScoreSignals> = fc
  .tuple(
    fc.constantFrom(...PROVIDERS),
    fc.constantFrom<ScoreSignals['mxHosts']>(null, [], ['mail.firma.example'], ['a.example', 'b.example']),
    fc.constantFrom(true, false, null),
    fc.constantFrom(true, false, null),
    fc.constantFrom<ScoreSignals['dmarcPolicy']>('none', 'quarantine', 'reject', 'unknown', null),
    fc.option(spfText),
  )
  .map(([provider, mxHosts, spf, dkim, dmarcPolicy, spfRecord]) => {
    return { provider, mxHosts, spf, dkim, dmarcPolicy, spfRecord };
  });

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const entry of Object.values(value)) deepFreeze(entry);
  return Object.freeze(value);
}

test('a domain without MX fails hard, whatever else it has', () => {
  expect(scoreDomain({ ...known, provider: 'M365', mxHosts: [] })).toEqual({
    score: 0,
    segment: 'Skip',
    priorityScore: 7,
    technicalHeat: null,
    commercialSegment: null,
    commercialHeat: null,
    priorityCategory: null,
    priorityLabel: null,
    hardFail: 'mx-missing',
    incomplete: false,
    rulesVersion: 'v1',
  });
  expect(scoreBreakdown({ ...known, mxHosts: [] })).toMatchObject({ hardFail: 'mx-missing', total: 90 });
});

test('an MX that was not read gives no score, no segment and no priority', () => {
  expect(scoreDomain({ ...known, mxHosts: null })).toEqual({
    score: null,
    segment: null,
    priorityScore: null,
    technicalHeat: null,
    commercialSegment: null,
    commercialHeat: null,
    priorityCategory: null,
    priorityLabel: null,
    hardFail: null,
    incomplete: true,
    rulesVersion: 'v1',
  });
  expect(scoreBreakdown({ ...known, mxHosts: null })).toMatchObject({ provider: 0, total: null, incomplete: true });
});

test('a hard fail has a line that names it, and what was read keeps its lines', () => {
  const mxMissing = { kind: 'hard-fail', code: 'mx-missing', points: 0, reads: ['mx'] };
  expect(scoreFindings({ ...known, mxHosts: [] })).toEqual([mxMissing, ...scoreFindings(known)]);
  expect(scoreFindings(known).map(({ kind }) => kind)).not.toContain('hard-fail');
});

test('an MX that was not read has no line, alone or together with others', () => {
  const weak: ScoreSignals = { provider: 'Hosting', mxHosts: null, spf: false, dkim: false, dmarcPolicy: null };
  expect(scoreFindings(weak).map(({ code }) => code)).toEqual(['no_spf', 'no_dkim', 'dkim_none']);
  expect(scoreBreakdown(weak)).toEqual({
    base: 0,
    provider: 0,
    signals: {},
    risks: { no_spf: -10, no_dkim: -10, dkim_none: -5 },
    total: null,
    incomplete: true,
  });
});

test.each<[string, Partial<ScoreSignals>, number, boolean]>([
  ['all is known', {}, 90, false],
  ['SPF was not read', { spf: null, spfRecord: null }, 80, true],
  ['DKIM was not read', { dkim: null }, 80, true],
  ['DMARC was not read', { dmarcPolicy: 'unknown' }, 70, true],
  ['nothing but the MX was read', { spf: null, dkim: null, dmarcPolicy: 'unknown' }, 50, true],
  ['Hosting without SPF, DKIM not read', { provider: 'Hosting', spf: false, dkim: null, dmarcPolicy: null }, 10, true],
])('%s', (_name, part, score, incomplete) => {
  expect(scoreDomain({ ...known, ...part })).toMatchObject({ score, incomplete });
});

test.each([
  ['three includes', 'v=spf1 include:a include:b include:c -all', 0],
  ['four includes', 'v=spf1 include:a include:b include:c include:d -all', -5],
  ['four in capitals do not count', 'v=spf1 INCLUDE:a INCLUDE:b INCLUDE:c INCLUDE:d -all', 0],
  ['the text counts, wherever it stands', 'include:include:include:include:', -5],
  ['a thousand', 'include:x '.repeat(1000), -5],
  ['no record at hand', null, 0],
])('%s', (_name, spfRecord, points) => {
  expect(scoreBreakdown({ ...known, spfRecord }).risks.spf_multiple_includes ?? 0).toBe(points);
});

test('a line names the readings that it rests on', () => {
  const lines = scoreFindings({
    ...known,
    provider: 'Hosting',
    spf: false,
    dkim: false,
    dmarcPolicy: 'none',
    spfRecord: null,
  });
  expect(lines).toEqual([
    { kind: 'provider', code: 'Hosting', points: 20, reads: ['mx'] },
    { kind: 'signal', code: 'dmarc_none', points: 0, reads: ['dmarc'] },
    { kind: 'risk', code: 'no_spf', points: -10, reads: ['spf'] },
    { kind: 'risk', code: 'no_dkim', points: -10, reads: ['dkim'] },
    { kind: 'risk', code: 'dkim_none', points: -5, reads: ['dkim'] },
    { kind: 'risk', code: 'dmarc_none', points: -10, reads: ['dmarc'] },
    { kind: 'risk', code: 'hosting_mx_weak', points: -10, reads: ['mx', 'spf', 'dkim'] },
  ]);
});

test('a provider from outside the table earns what Unknown earns', () => {
  for (const provider of ['Lotus', '__proto__', 'constructor']) {
    const foreign = { ...known, provider } as unknown as ScoreSignals;
    expect(scoreDomain(foreign)).toEqual(scoreDomain({ ...known, provider: 'Unknown' }));
  }
});

test('a lead without segment or score is called last', () => {
  expect(priorityScore({ segment: null, score: 90 })).toBe(7);
  expect(priorityScore({ segment: 'Migration', score: null })).toBe(7);
});

test('equal signals, frozen or not, give the same answer twice', () => {
  fc.assert(
    fc.property(signals, (given) => {
      const copy = structuredClone(given);
      const frozen = deepFreeze(given);
      expect(scoreDomain(frozen)).toEqual(scoreDomain(copy));
      expect(scoreBreakdown(frozen)).toEqual(scoreBreakdown(copy));
      expect(scoreFindings(frozen)).toEqual(scoreFindings(copy));
    }),
  );
});

test('the parts agree with the whole', () => {
  fc.assert(
    fc.property(signals, (given) => {
      const result = scoreDomain(given);
      const { base, provider, signals: earned, risks, total } = scoreBreakdown(given);
      const points = [...Object.values(earned), ...Object.values(risks)].reduce(
        (sum, line) => sum + line,
        base + provider,
      );
      if (total !== null) expect(total).toBe(Math.min(100, Math.max(0, points)));
      if (result.score === null || result.segment === null || result.hardFail !== null) return;
      expect(result.score).toBe(total);
      const { score, segment } = result;
      expect(segmentOf({ score, provider: given.provider })).toBe(segment);
      expect(priorityScore({ score, segment })).toBe(result.priorityScore);
      expect(result).toMatchObject(pModel({ segment, provider: given.provider, score }));
    }),
    { numRuns: 1000 },
  );
});

test('what was not read has no line, and reading more never makes a result less complete', () => {
  fc.assert(
    fc.property(signals, (given) => {
      const reads = scoreFindings(given).flatMap((line) => line.reads);
      if (given.mxHosts === null) expect(reads).not.toContain('mx');
      if (given.spf === null) expect(reads).not.toContain('spf');
      if (given.dkim === null) expect(reads).not.toContain('dkim');
      if (given.dmarcPolicy === 'unknown') expect(reads).not.toContain('dmarc');
      const unread =
        given.spf === null || given.dkim === null || given.dmarcPolicy === 'unknown' || given.mxHosts === null;
      expect(scoreDomain(given).incomplete).toBe(unread);
    }),
  );
});

test('a result cannot be changed by whoever holds it', () => {
  const result = scoreDomain(known) as { score: number };
  expect(() => {
    result.score = 1;
  }).toThrow(TypeError);
  expect(scoreDomain(known).score).toBe(90);
});
