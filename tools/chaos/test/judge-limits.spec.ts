import { judgeLimits, leadsPerSecond } from '../src/judge/judge-limits.mjs';

const allowance = {
  requests: 600,
  executionMs: 120_000,
  concurrency: 52,
  windowMs: 30_000,
  requestMs: 60,
  rowMs: 4,
  requestsPerLead: 5,
  operationsPerLead: 5,
  rowsPerLead: 1,
};

/** A run of so many leads a second, with so many requests for each, of which a share is refused. */
function run({ leadsPerSecond: pace = 3.9, requestsPerLead = 5, refusedShare = 0 }) {
  const leads = 200;
  const ends = Math.ceil((leads / pace) * 2);
  const samples = Array.from({ length: ends + 1 }, (_, half) => {
    const rows = Math.min(leads, (half / 2) * pace);
    const answered = rows * requestsPerLead;
    return {
      ms: half * 500,
      rows,
      requests: answered / (1 - refusedShare),
      refused: (answered * refusedShare) / (1 - refusedShare),
    };
  });
  return { samples, leads, scale: 10, allowance };
}

describe('the leads per second that limits allow', () => {
  test.each([
    ['requests', {}, 4],
    ['time', { executionMs: 30_400 }, 1_013.33 / 304],
    ['concurrency', { concurrency: 1 }, 1_000 / 304],
  ])('follow from the narrowest: %s', (_which, narrower, expected) => {
    expect(leadsPerSecond({ ...allowance, ...narrower })).toBeCloseTo(expected, 2);
  });
});

describe('the verdict on a run under limits', () => {
  test('holds at nine tenths of what they allow', () => {
    const { figures, faults } = judgeLimits(run({}));
    expect(faults).toEqual([]);
    expect(figures).toMatchObject({ 'leads/s': '3.90', 'leads/s allowed': '4.00', '429 %': '0.00' });
  });

  test.each([
    ['a slow client', { leadsPerSecond: 3.5 }],
    ['a client that wastes requests', { leadsPerSecond: 3.5, requestsPerLead: 5.7 }],
    ['a client that runs into the limits', { refusedShare: 0.02 }],
    ['a run that is over too soon', { leadsPerSecond: 40 }],
  ])('refuses %s', (_what, change) => {
    expect(judgeLimits(run(change)).faults).toHaveLength(1);
  });
});
