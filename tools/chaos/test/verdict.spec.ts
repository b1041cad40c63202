import { extend, judgeStage } from '../src/verdict.mjs';

function stageWith({ domains, synced, gaps = 0 }: { domains: readonly string[]; synced: number; gaps?: number }) {
  return {
    sandbox: {
      state: () => Promise.resolve({ leads: domains.length }),
      domains: () => Promise.resolve(domains),
    },
    leads: {
      countJobs: () => Promise.resolve({ open: 0, succeeded: synced, other: 0 }),
      countSynced: () => Promise.resolve(synced),
      countAuditGaps: () => Promise.resolve(gaps),
      countErrors: () => Promise.resolve({}),
    },
  } as never;
}

describe('the verdict on a stage', () => {
  test('finds nothing when every lead has its row and its audit', async () => {
    const verdict = await judgeStage(stageWith({ domains: ['a', 'b'], synced: 2 }), { leads: 2, idle: true });
    expect(verdict.faults).toEqual([]);
  });

  test.each([
    ['a duplicate', { domains: ['a', 'b', 'b'], synced: 2 }],
    ['a lost row', { domains: ['a'], synced: 2 }],
    ['a lead that is not synced', { domains: ['a', 'b'], synced: 1 }],
    ['a gap in the audit', { domains: ['a', 'b'], synced: 2, gaps: 1 }],
  ])('finds %s', async (_what, stage) => {
    expect((await judgeStage(stageWith(stage), { leads: 2, idle: true })).faults).not.toEqual([]);
  });

  test('finds jobs that never ended and demands that do not hold', async () => {
    const verdict = await judgeStage(stageWith({ domains: ['a', 'b'], synced: 2 }), { leads: 2, idle: false });
    expect(verdict.faults).toHaveLength(1);
    expect(
      extend(verdict, { x: 1 }, [
        [true, 'no'],
        [false, 'yes'],
      ]),
    ).toMatchObject({
      figures: { x: 1, rows: 2 },
      faults: [expect.anything(), 'yes'],
    });
  });
});
