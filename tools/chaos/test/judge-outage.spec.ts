import { judgeOutage } from '../src/judge/judge-outage.mjs';

const calm = Array.from({ length: 40 }, (_, index) => 10 + (index % 5));
const slow = calm.map((ms) => ms * 1.4);
const right = {
  openAfterMs: 2_000,
  notReady: 0,
  readinessChecks: 100,
  attempts: 1,
  closed: true,
  // One window that something else has slowed down says nothing about the others.
  scans: [
    [calm, calm],
    [calm, slow],
    [calm, calm],
  ] as const,
};

describe('the verdict on an outage', () => {
  test('holds when only Dynamics was away', () => {
    const { figures, faults } = judgeOutage(right);
    expect(faults).toEqual([]);
    expect(figures).toMatchObject({ 'scan p95 before ms': '14.0', 'median of paired windows': '1.00' });
  });

  test('compares what both windows scanned, however far the faster one came', () => {
    const further = [...calm, ...slow.map((ms) => ms * 100)];
    const { figures, faults } = judgeOutage({ ...right, scans: right.scans.map(() => [calm, further] as const) });
    expect(faults).toEqual([]);
    expect(figures).toMatchObject({ 'median of paired windows': '1.00', 'scans compared': 3 * calm.length });
  });

  test.each([
    ['a circuit that opened late', { openAfterMs: 10_000 }],
    ['a circuit that never opened', { openAfterMs: null }],
    ['a circuit that stays open', { closed: false }],
    ['one answer that was not ready', { notReady: 1 }],
    ['readiness that nobody asked for', { readinessChecks: 0 }],
    ['a burnt attempt', { attempts: 2 }],
    ['slow scans', { scans: right.scans.map(([before]) => [before, slow] as const) }],
    ['scans that were not measured', { scans: [] }],
    ['windows without a scan', { scans: right.scans.map(([before]) => [before, []] as const) }],
  ])('refuses %s', (_what, change) => {
    expect(judgeOutage({ ...right, ...change }).faults).toHaveLength(1);
  });
});
