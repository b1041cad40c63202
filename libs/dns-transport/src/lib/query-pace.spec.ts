import { QueryPace } from './query-pace.js';

/** Outcomes of one second, every few ms, ending at `fromMs` + 1000. */
function live(pace: QueryPace, fromMs: number, outcomes: readonly ('answered' | 'retried' | 'refused')[]): number {
  outcomes.forEach((outcome, index) => {
    const nowMs = fromMs + ((index + 1) * 1000) / outcomes.length;
    if (outcome === 'refused') pace.recordRefusal(nowMs);
    else pace.recordAnswer(outcome === 'retried' ? 1 : 0, nowMs);
  });
  return fromMs + 1000;
}

/** Queries that the pace lets through within a second. */
function allowedPerSecond(pace: QueryPace, fromMs: number): number {
  let allowed = 0;
  for (let nowMs = fromMs; nowMs < fromMs + 1000; nowMs += 1) {
    for (let burst = 0; burst < 100 && pace.mayTake(nowMs); burst += 1) {
      pace.take();
      allowed += 1;
    }
  }
  return allowed;
}

const repeat = <Value>(values: readonly Value[], times: number): readonly Value[] =>
  Array.from({ length: times }, () => values).flat();

describe('QueryPace', () => {
  it('lets everything through as long as nothing pushes back', () => {
    const pace = new QueryPace(0);
    const nowMs = live(pace, 0, repeat(['answered'], 200));
    expect(allowedPerSecond(pace, nowMs)).toBe(100_000);
    expect(pace.isLimiting(nowMs)).toBe(false);
  });

  it('holds the configured rate', () => {
    expect(allowedPerSecond(new QueryPace(200), 1000)).toBeGreaterThanOrEqual(195);
    expect(allowedPerSecond(new QueryPace(200), 1000)).toBeLessThanOrEqual(225);
  });

  it('falls to what is answered when retries succeed: the domain was not to blame', () => {
    const pace = new QueryPace(0);
    const nowMs = live(pace, 0, repeat(['retried', 'answered'], 100));
    expect(pace.backOffs).toBeGreaterThan(0);
    expect(pace.isLimiting(nowMs)).toBe(true);
    const allowed = allowedPerSecond(pace, nowMs);
    expect(allowed).toBeGreaterThan(100);
    expect(allowed).toBeLessThan(400);
  });

  it('keeps its pace when a fifth is lost on the way, wave after wave', () => {
    const pace = new QueryPace(0);
    let nowMs = 0;
    for (let second = 0; second < 5; second += 1) {
      nowMs = live(pace, nowMs, [
        ...repeat<'answered' | 'retried'>(['answered'], 400),
        ...repeat<'retried'>(['retried'], 80),
      ]);
    }
    expect(pace.backOffs).toBe(0);
  });

  it('is not slowed by domains that are always refused', () => {
    const pace = new QueryPace(0);
    const nowMs = live(pace, 0, repeat(['refused', 'answered'], 200));
    expect(pace.backOffs).toBe(0);
    expect(pace.isLimiting(nowMs)).toBe(false);
  });

  it('takes a burst of refusals for a limit before it can tell', () => {
    const pace = new QueryPace(0);
    const nowMs = live(pace, 0, repeat(['refused'], 60));
    expect(pace.isLimiting(nowMs)).toBe(true);
    expect(pace.isLimiting(nowMs + 5000)).toBe(false);
  });

  it('grows back to no limit at all', () => {
    const pace = new QueryPace(0);
    let nowMs = live(pace, 0, repeat(['retried'], 100));
    for (let second = 0; second < 15; second += 1) nowMs = live(pace, nowMs, repeat(['answered'], 200));
    expect(pace.isLimiting(nowMs)).toBe(false);
  });
});
