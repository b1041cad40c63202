import {
  nextStepRule,
  opportunityFactors,
  opportunityTotal,
  planOffer,
  planUrgency,
  readSecurityFindings,
  riskLevelOf,
} from '../src/index.js';

describe('nextStepRule', () => {
  test.each([
    ['Skip', 95, 'high', 'out-of-scope'],
    ['Migration', 19, 'high', 'opportunity-very-low'],
    ['Migration', 20, 'high', 'opportunity-low'],
    ['Migration', 49, 'high', 'opportunity-low'],
    ['Migration', 50, 'low', 'opportunity-medium'],
    ['Cold', 79, 'low', 'opportunity-medium'],
    ['Migration', 80, 'medium', 'opportunity-high'],
    ['Existing', 100, 'high', 'opportunity-high'],
    ['Cold', 80, 'high', 'urgency-high'],
    ['Cold', 80, 'medium', 'urgency-medium'],
    ['Migration', null, 'high', 'urgency-high'],
    ['Migration', 80, 'low', 'migration-later'],
    ['Existing', null, 'low', 'existing-later'],
    ['Cold', null, 'low', 'no-reason-to-act'],
    [null, 80, 'low', 'no-reason-to-act'],
  ] as const)('for %s with an opportunity of %p and %s urgency the rule is %s', (segment, potential, urgency, rule) => {
    expect(nextStepRule({ segment, opportunityPotential: potential, urgency })).toBe(rule);
  });
});

describe('planUrgency', () => {
  const nothing = { segment: null, priorityScore: null, readinessScore: null, expiresAt: null };

  test.each([
    [{ priorityScore: 1, expiresAt: '2026-11-20' }, 'priority-first', 'high', -1],
    [{ segment: 'Migration', readinessScore: 80, expiresAt: '2026-11-20' }, 'migration-ready', 'high', -1],
    [{ priorityScore: 2, expiresAt: '2026-11-20' }, 'registration-expired', 'high', -1],
    [{ expiresAt: '2026-11-21' }, 'registration-ends-soon', 'high', 0],
    [{ priorityScore: 2, expiresAt: '2027-01-19' }, 'registration-ends-soon', 'high', 59],
    [{ priorityScore: 2, expiresAt: '2027-01-20' }, 'priority-second', 'medium', 60],
    [{ segment: 'Migration', readinessScore: 50 }, 'migration-suitable', 'medium', null],
    [{ segment: 'Existing', readinessScore: 70 }, 'existing-strong', 'medium', null],
    [{ segment: 'Existing', readinessScore: 69, expiresAt: '2027-02-18' }, 'registration-ends-later', 'medium', 89],
    [{ segment: 'Migration', readinessScore: 49, expiresAt: '2027-02-19' }, 'nothing-pressing', 'low', 90],
    [{ expiresAt: 'soon' }, 'nothing-pressing', 'low', null],
    [{}, 'nothing-pressing', 'low', null],
  ] as const)('for %j is because of %s', (evidence, reason, urgency, daysToExpiry) => {
    expect(planUrgency({ ...nothing, ...evidence }, '2026-11-21')).toStrictEqual({ urgency, reason, daysToExpiry });
  });

  test('refuses a today that is no day', () => {
    expect(() => planUrgency(nothing, '2026-02-29')).toThrow(RangeError);
  });
});

describe('planOffer', () => {
  test.each([
    ['large', 'Skip', 0, 'size-large', 'Enterprise'],
    ['medium', 'Cold', null, 'size-medium', 'Business Standard'],
    ['small', 'Migration', 100, 'size-small', 'Business Basic'],
    [null, 'Migration', 70, 'size-unknown-ready', 'Business Standard'],
    [null, 'Migration', 69, 'size-unknown', 'Business Basic'],
    [null, 'Existing', 100, 'size-unknown', 'Business Basic'],
    [null, 'Migration', null, 'size-unknown', 'Business Basic'],
  ] as const)('for size %p, segment %s and score %p is because of %s', (tenantSize, segment, score, reason, tier) => {
    expect(planOffer({ tenantSize, segment, readinessScore: score })).toStrictEqual({ reason, tier });
  });
});

describe('opportunityTotal', () => {
  const factors = opportunityFactors({
    segment: 'Migration',
    readinessScore: 81,
    priorityScore: 2,
    tenantSize: 'medium',
    contactQualityScore: 19,
  });

  test('adds what each factor brought', () => {
    expect(factors.map(({ points }) => points)).toStrictEqual([40, 24, 18, 7, 0]);
  });

  test.each([
    [1, 89],
    [0.5, 44],
    [1.5, 100],
    [0, 0],
    [-0.001, 0],
    [-0.5, -44],
  ])('tuned by %p is %p', (tuningFactor, total) => {
    expect(opportunityTotal(factors, tuningFactor)).toBe(total);
  });

  test('of no factors is 0', () => {
    expect(opportunityTotal([], 2)).toBe(0);
  });
});

describe('readSecurityFindings and riskLevelOf', () => {
  test.each([
    [true, true, 'reject', null, ['spf-present', 'dkim-present', 'dmarc-reject'], 'low'],
    [true, true, 'quarantine', 100, ['spf-present', 'dkim-present', 'dmarc-quarantine'], 'low'],
    [true, true, 'unknown', null, ['spf-present', 'dkim-present', 'dmarc-unread'], 'low'],
    [null, null, 'reject', null, ['spf-unread', 'dkim-unread', 'dmarc-reject'], 'low'],
    [true, true, 'reject', 50, ['spf-present', 'dkim-present', 'dmarc-partial'], 'medium'],
    [false, null, 'reject', null, ['spf-absent', 'dkim-unread', 'dmarc-reject'], 'medium'],
    [true, false, 'unknown', null, ['spf-present', 'dkim-not-found', 'dmarc-unread'], 'medium'],
    [false, false, 'reject', null, ['spf-absent', 'dkim-not-found', 'dmarc-reject'], 'high'],
    [true, false, 'quarantine', 99, ['spf-present', 'dkim-not-found', 'dmarc-partial'], 'high'],
    [true, true, 'none', null, ['spf-present', 'dkim-present', 'dmarc-policy-none'], 'high'],
    [true, null, null, null, ['spf-present', 'dkim-unread', 'dmarc-absent'], 'high'],
  ] as const)(
    'of spf %p, dkim %p and DMARC %s for %p %% are %j',
    (spf, dkim, dmarcPolicy, dmarcCoverage, codes, level) => {
      const findings = readSecurityFindings({ spf, dkim, dmarcPolicy, dmarcCoverage });

      expect(findings).toStrictEqual({ spf: codes[0], dkim: codes[1], dmarc: codes[2] });
      expect(riskLevelOf(findings!)).toBe(level);
    },
  );

  test.each([null, 'unknown'] as const)('say nothing when SPF and DKIM are unknown and DMARC is %s', (dmarcPolicy) => {
    expect(readSecurityFindings({ spf: null, dkim: null, dmarcPolicy, dmarcCoverage: null })).toBeNull();
  });
});
