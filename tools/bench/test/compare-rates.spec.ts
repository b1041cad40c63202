import { rulesV1, scoreDomain } from '@hunter/core-scoring';
import type { ScoreSignals } from '@hunter/core-scoring';
import { compareRates } from '../src/core/compare-rates.mjs';
import { createMadeUpReadings } from '../src/core/made-up-readings.mjs';
import { createNaiveScorer } from '../src/core/naive-scorer.mjs';
import { scoreReading, summarizeReading } from '../src/core/whole-path.mjs';

const options = { runs: 3, roundMs: 10 };
const contest = { name: '', goal: 1, count: 4, peerName: '' };

function work(steps: number): () => number {
  return () => {
    let sum = 0;
    for (let step = 0; step < steps; step += 1) sum += Math.sqrt(step);
    return sum;
  };
}

test('what does a tenth of the work is several times as fast', () => {
  const { rate, peerRate, slowest, fastest } = compareRates(
    { ...contest, run: work(300), runPeer: work(3000) },
    options,
  );
  expect(rate).toBeGreaterThan(2 * peerRate);
  expect(slowest).toBeLessThanOrEqual(rate);
  expect(fastest).toBeGreaterThanOrEqual(rate);
});

test('a run without an answer is no result', () => {
  expect(() => compareRates({ ...contest, run: () => undefined, runPeer: work(1) }, options)).toThrow('no answer');
});

test('the peer of scoreDomain gives the same score', () => {
  const naiveScore = createNaiveScorer(rulesV1);
  const inputs: ScoreSignals[] = [null, [], ['mail.firma.example']].flatMap((mxHosts) =>
    [true, false, null].map((spf) => ({ provider: 'Hosting', mxHosts, spf, dkim: false, dmarcPolicy: 'none' })),
  );
  expect(inputs.map((input) => naiveScore(input))).toEqual(inputs.map((input) => scoreDomain(input).score));
});

test('made-up companies fall into every segment and have a summary each', () => {
  const readings = createMadeUpReadings(500);
  const segments = new Set(readings.map((reading) => scoreReading(reading).segment));
  expect([...segments].sort()).toEqual(['Cold', 'Existing', 'Migration', 'Skip']);
  for (const reading of readings) expect(summarizeReading(reading).one_liner).toContain(reading.domain);
});
