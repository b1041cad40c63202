import { compileScoring } from './compile-scoring.js';
import type { RuleSet } from './rule-set.js';
import { rulesV1 } from './rules-v1.generated.js';
import type { ScoreSignals } from './score-signals.js';

const signals: ScoreSignals = {
  provider: 'Local',
  mxHosts: ['mail.firma.example'],
  spf: true,
  dkim: true,
  dmarcPolicy: 'reject',
  spfRecord: 'v=spf1 include:a include:b include:c include:d include:e include:f -all',
};

const stricter: RuleSet = {
  ...rulesV1,
  version: 'stricter',
  base: 5,
  providerPoints: { ...rulesV1.providerPoints, Local: 60 },
  risks: [
    { code: 'spf_multiple_includes', points: -2, when: { spfIncludesOver: 1 } },
    { code: 'spf_multiple_includes', points: -3, when: { spfIncludesOver: 5 } },
    { code: 'hosting_mx_weak', points: -50, when: { provider: ['Hosting', 'Local'], dmarcPolicy: ['none'] } },
  ],
  hardFail: { code: 'mx-missing', score: 1, segment: 'Cold', priorityScore: 6 },
};

test('two versions score side by side and name themselves', () => {
  const [v1, next] = [compileScoring(rulesV1), compileScoring(stricter)];
  expect(v1.scoreDomain(signals)).toMatchObject({ score: 45, segment: 'Cold', rulesVersion: 'v1' });
  expect(next.scoreDomain(signals)).toMatchObject({ score: 100, segment: 'Migration', rulesVersion: 'stricter' });
  expect(next.scoreDomain({ ...signals, mxHosts: [] })).toMatchObject({ score: 1, segment: 'Cold', priorityScore: 6 });
});

test.each([
  [0, []],
  [1, []],
  [2, [-2]],
  [5, [-2]],
  [6, [-2, -3]],
  [60, [-2, -3]],
])('with %d includes every limit that is exceeded costs: %j', (count, costs) => {
  const spfRecord = `v=spf1 ${'include:x.example '.repeat(count)}-all`;
  const lines = compileScoring(stricter).scoreFindings({ ...signals, spfRecord });
  expect(lines.flatMap(({ kind, points }) => (kind === 'risk' ? [points] : []))).toEqual(costs);
});

test('several rules of one code share a line of the breakdown, so that the lines still make the score', () => {
  const spfRecord = `v=spf1 ${'include:x.example '.repeat(6)}-all`;
  const { scoreBreakdown } = compileScoring(stricter);
  expect(scoreBreakdown({ ...signals, dmarcPolicy: null, spfRecord })).toEqual({
    base: 5,
    provider: 60,
    signals: { spf: 10, dkim: 10 },
    risks: { spf_multiple_includes: -5 },
    total: 80,
  });
});

test('a sum outside the range ends at its ends', () => {
  const { scoreDomain } = compileScoring({ ...stricter, range: { least: 10, most: 50 } });
  expect(scoreDomain(signals).score).toBe(50);
  expect(scoreDomain({ ...signals, provider: 'Hosting', spf: false, dkim: false, dmarcPolicy: 'none' }).score).toBe(10);
});

test('the first rule that matches decides', () => {
  const [existing, ...others] = rulesV1.segments.rules;
  if (existing === undefined) throw new Error('v1 has segment rules');
  const last = compileScoring({ ...rulesV1, segments: { ...rulesV1.segments, rules: [...others, existing] } });
  expect(compileScoring(rulesV1).segmentOf({ provider: 'M365', score: 45 })).toBe('Existing');
  expect(last.segmentOf({ provider: 'M365', score: 45 })).toBe('Cold');
  expect(last.segmentOf({ provider: 'M365', score: 70 })).toBe('Existing');
});
