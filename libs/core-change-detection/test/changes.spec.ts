import fc from 'fast-check';
import { scoreChanges, signalChanges } from '../src/index.js';
import type { ScoreReading, SignalReading } from '../src/index.js';

const today = '2026-11-21';
const reading: SignalReading = { spf: true, dkim: true, dmarcPolicy: 'none', mxRoot: 'google.com', expiresAt: null };

const anyReading: fc.Arbitrary<SignalReading> = fc.record({
  spf: fc.constantFrom(true, false, null),
  dkim: fc.constantFrom(true, false, null),
  dmarcPolicy: fc.constantFrom('none', 'quarantine', 'reject', 'unknown', null),
  mxRoot: fc.constantFrom('google.com', 'outlook.com', 'unknown', null),
  expiresAt: fc.constantFrom('2026-11-20', '2026-11-22', '2026-12-20', '2026-12-21', null),
});

const anyScore: fc.Arbitrary<ScoreReading> = fc.record({
  score: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
  segment: fc.option(fc.constantFrom('Migration', 'Existing', 'Cold', 'Skip'), { nil: null }),
  incomplete: fc.boolean(),
});

test.each([
  ['SPF', { spf: null }],
  ['DKIM', { dkim: null }],
  ['DMARC', { dmarcPolicy: 'unknown' }],
  ['MX', { mxRoot: 'unknown' }],
] satisfies [string, Partial<SignalReading>][])('an unread %s changes nothing, before or after', (_name, unread) => {
  const partial = { ...reading, ...unread };
  expect(signalChanges({ old: reading, new: partial, today })).toStrictEqual([]);
  expect(signalChanges({ old: partial, new: reading, today })).toStrictEqual([]);
});

test.each([
  ['dkim_changed', { dkim: false }],
  ['dmarc_added', { dmarcPolicy: 'reject' }],
  ['dmarc_changed', { dmarcPolicy: null }],
  ['mx_changed', { mxRoot: null }],
] satisfies [string, Partial<SignalReading>][])('%s when it was read and differs', (change, difference) => {
  expect(signalChanges({ old: reading, new: { ...reading, ...difference }, today })).toStrictEqual([change]);
});

test('changes come in a fixed order', () => {
  const fresh: SignalReading = {
    spf: false,
    dkim: false,
    dmarcPolicy: 'reject',
    mxRoot: null,
    expiresAt: '2026-12-01',
  };
  expect(signalChanges({ old: reading, new: fresh, today })).toStrictEqual([
    'spf_changed',
    'dkim_changed',
    'dmarc_added',
    'mx_changed',
    'expire_soon',
  ]);
});

test('a day that is none never expires soon', () => {
  for (const expiresAt of ['2026-11-31', 'soon', '']) {
    expect(signalChanges({ old: reading, new: { ...reading, expiresAt }, today })).toStrictEqual([]);
  }
});

test('equal readings never differ', () => {
  fc.assert(
    fc.property(anyReading, (same) => {
      const changes = signalChanges({ old: same, new: { ...same }, today });
      expect(changes).toStrictEqual([]);
    }),
  );
  fc.assert(fc.property(anyScore, (same) => scoreChanges({ old: same, new: { ...same } }).length === 0));
});

test('a missing or incomplete score on either side changes nothing', () => {
  const whole: ScoreReading = { score: 90, segment: 'Migration' };
  for (const part of [
    { score: null, segment: 'Cold' },
    { score: 10, segment: null },
    { score: 10, segment: 'Skip', incomplete: true },
  ] satisfies ScoreReading[]) {
    expect(scoreChanges({ old: whole, new: part })).toStrictEqual([]);
    expect(scoreChanges({ old: part, new: whole })).toStrictEqual([]);
  }
  expect(scoreChanges({ old: whole, new: { score: 10, segment: 'Skip', incomplete: false } })).toHaveLength(1);
});

test('frozen input gives equal output twice', () => {
  fc.assert(
    fc.property(anyReading, anyReading, (old, fresh) => {
      const input = Object.freeze({ old: Object.freeze(old), new: Object.freeze(fresh), today });
      expect(signalChanges(input)).toStrictEqual(signalChanges(structuredClone(input)));
    }),
  );
});
