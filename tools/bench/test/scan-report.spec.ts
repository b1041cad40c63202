import { median } from '../src/quantiles.mjs';
import { toMedians, toRunTable, toSummaryTable } from '../src/scan-report.mjs';
import type { ScanRunResult } from '../src/scan-run.mjs';

const job = {
  job_id: 'a',
  status: 'completed',
  total: 100,
  done: 100,
  succeeded: 100,
  incomplete: 0,
  failed: 0,
  started_at: null,
  finished_at: null,
} as const;

function run(perSecond: number, peers: Partial<Pick<ScanRunResult, 'cli' | 'nodeResolver'>> = {}): ScanRunResult {
  return {
    job,
    rejected: 0,
    importSeconds: 1,
    perSecond,
    p50Ms: perSecond / 10,
    p99Ms: perSecond,
    worker: { cpuMs: 1000 / perSecond, peakMb: perSecond / 2 },
    api: { cpuMs: 0.1, peakMb: 90 },
    postgres: { cpuMs: undefined, peakMb: undefined },
    workerMbByTenth: [],
    cli: undefined,
    nodeResolver: undefined,
    ...peers,
  };
}

const peer = (perSecond: number) => ({ perSecond, peakMb: 80, cpuMs: 1, output: '' });

describe('median', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[7], 7],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('of nothing is an error', () => {
    expect(() => median([])).toThrow();
  });
});

describe('toMedians', () => {
  it('compares every run with the peer of the same run', () => {
    const results = [run(100, { cli: peer(400) }), run(300, { cli: peer(600) }), run(200, { cli: peer(250) })];
    expect(toMedians(results)).toMatchObject({ perSecond: 200, p99Ms: 200, cliRatio: 0.5, nodeRatio: undefined });
  });

  it('gives the largest memory, because that is a limit', () => {
    expect(toMedians([run(100), run(600), run(200)])).toMatchObject({ workerPeakMb: 300, apiPeakMb: 90 });
  });
});

describe('the tables', () => {
  it('show what the worker is to its peers', () => {
    const table = toRunTable(run(300, { cli: peer(600), nodeResolver: peer(1200) }));
    expect(table).toMatch(/\| worker +\| +300 \| +30 \| +300 \| +3\.33 \| +150 \| +1\.00 \|/);
    expect(table).toMatch(/hunter scan.* 600 .* 0\.50 \|/);
    expect(table).toMatch(/dns\.Resolver.* 1,200 .* 0\.25 \|/);
  });

  it('leave out what was not measured', () => {
    expect(toRunTable(run(300))).not.toContain('hunter scan');
    const medians = toMedians([run(300)]);
    expect(toSummaryTable([{ title: 'recorded', medians }])).toMatch(/\| recorded \| +300 \| +– \| +– \|/);
  });
});
