import { median } from '../quantiles.mjs';

/**
 * @typedef {object} Contest
 * @property {string} name
 * @property {number} goal a second
 * @property {number} count of inputs, gone through round and round
 * @property {(index: number) => unknown} run
 * @property {string} peerName
 * @property {(index: number) => unknown} runPeer
 */

/**
 * Before anything is measured. The engine goes on compiling the summary for about two seconds; what is asked for is the pace
 * of a process that scores leads all day.
 */
const WARM_UP_MS = 3_000;

/** Between two looks at the clock. */
const BATCH = 256;

/**
 * How often a second of processor time each of the two runs, the median of rounds taken in turn so that whatever else the
 * machine does hits both. The threads that collect garbage and compile count too, so a rate is never flattered.
 * @param {Contest} contest
 * @param {{ runs: number, roundMs: number }} options
 */
export function compareRates({ run, runPeer, count }, { runs, roundMs }) {
  measureRate(run, count, WARM_UP_MS);
  measureRate(runPeer, count, roundMs);
  const rates = [];
  const peerRates = [];
  for (let round = 0; round < runs; round += 1) {
    rates.push(measureRate(run, count, roundMs));
    peerRates.push(measureRate(runPeer, count, roundMs));
  }
  return {
    rate: median(rates),
    peerRate: median(peerRates),
    slowest: Math.min(...rates),
    fastest: Math.max(...rates),
  };
}

/**
 * @param {(index: number) => unknown} run
 * @param {number} count
 * @param {number} forMs
 */
function measureRate(run, count, forMs) {
  const before = process.cpuUsage();
  let done = 0;
  let answered = 0;
  let elapsedMs = 0;
  do {
    for (let step = 0; step < BATCH; step += 1, done += 1) {
      if (run(done % count) !== undefined) answered += 1;
    }
    const { user, system } = process.cpuUsage(before);
    elapsedMs = (user + system) / 1000;
  } while (elapsedMs < forMs);
  // Answers are counted so that no compiler may leave the work out.
  if (answered !== done) throw new Error('some runs gave no answer');
  return (done / elapsedMs) * 1000;
}
