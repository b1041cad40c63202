import { PROVIDERS } from '@hunter/core-provider-map';
import fc from 'fast-check';
import { toScoreEvidence } from './score-evidence.js';
import type { ScoreFinding, ScoreInput } from './score-finding.js';
import type { ScoreSignals } from './score-signals.js';
import { scoreBreakdown, scoreFindings } from './score-v1.js';

const signals: fc.Arbitrary<ScoreSignals> = fc.record({
  provider: fc.constantFrom(...PROVIDERS),
  mxHosts: fc.constantFrom(['mail.firma.example'], [], null),
  spf: fc.constantFrom(true, false, null),
  dkim: fc.constantFrom(true, false, null),
  dmarcPolicy: fc.constantFrom<ScoreSignals['dmarcPolicy']>('none', 'quarantine', 'reject', 'unknown', null),
  spfRecord: fc.constantFrom(null, 'v=spf1 -all', `v=spf1 ${'include:a.example '.repeat(4)}-all`),
});

const sumOf = (findings: readonly ScoreFinding[]): number => findings.reduce((sum, { points }) => sum + points, 0);

/** The same domain with one reading taken away, as a failed look-up would. */
const WITHOUT: Readonly<Record<ScoreInput, Partial<ScoreSignals>>> = {
  mx: { mxHosts: null },
  spf: { spf: null },
  dkim: { dkim: null },
  dmarc: { dmarcPolicy: 'unknown' },
};

test('taking one reading away moves the unclamped sum by exactly the weight shown for it', () => {
  fc.assert(
    fc.property(signals, (given) => {
      const findings = scoreFindings(given);
      for (const { input, weight } of toScoreEvidence(findings)) {
        const left = scoreFindings({ ...given, ...WITHOUT[input] });
        expect([input, sumOf(findings) - sumOf(left)]).toEqual([input, weight]);
      }
    }),
    { numRuns: 1000 },
  );
});

test('taking one reading away leaves every line that does not rest on it as it was', () => {
  fc.assert(
    fc.property(signals, (given) => {
      const findings = scoreFindings(given);
      for (const { input } of toScoreEvidence(findings)) {
        const others = findings.filter(({ reads }) => !reads.includes(input));
        const left = scoreFindings({ ...given, ...WITHOUT[input] }).filter(({ kind }) => kind !== 'provider');
        expect(left).toEqual(others.filter(({ kind }) => kind !== 'provider'));
      }
    }),
  );
});

test('the lines shown are the whole sum: nothing earns or costs points without a line', () => {
  fc.assert(
    fc.property(signals, (given) => {
      const { base, total } = scoreBreakdown(given);
      const findings = scoreFindings(given);
      const sum = Math.min(100, Math.max(0, base + sumOf(findings)));
      expect(total).toBe(given.mxHosts === null ? null : sum);
      for (const finding of findings) {
        const without = findings.filter((other) => other !== finding);
        expect(sumOf(findings) - sumOf(without)).toBe(finding.points);
        expect(finding.reads).not.toEqual([]);
      }
    }),
  );
});

test('the reading that a hard fail rests on says so', () => {
  const given = { provider: 'Unknown', mxHosts: [], spf: true, dkim: true, dmarcPolicy: 'reject' } as const;
  const [mx, ...others] = toScoreEvidence(scoreFindings(given));
  expect(mx).toMatchObject({ input: 'mx', weight: 0 });
  expect(mx?.findings.map(({ code }) => code)).toEqual(['mx-missing', 'Unknown']);
  expect(others.map(({ input, weight }) => [input, weight])).toEqual([
    ['spf', 10],
    ['dkim', 10],
    ['dmarc', 20],
  ]);
});

test('a rule in two lines, and a line on two readings, name all of theirs', () => {
  const findings = scoreFindings({
    provider: 'Hosting',
    mxHosts: ['mail.firma.example'],
    spf: false,
    dkim: false,
    dmarcPolicy: null,
  });
  const shown = toScoreEvidence(findings).map(({ input, weight, findings: own }) => {
    return [input, weight, own.map(({ code }) => code)];
  });
  expect(shown).toEqual([
    ['mx', 10, ['Hosting', 'hosting_mx_weak']],
    ['spf', -20, ['no_spf', 'hosting_mx_weak']],
    ['dkim', -25, ['no_dkim', 'dkim_none', 'hosting_mx_weak']],
  ]);
  expect(findings.find(({ code }) => code === 'hosting_mx_weak')?.reads).toEqual(['mx', 'spf', 'dkim']);
});
