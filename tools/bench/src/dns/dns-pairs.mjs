import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const RUN_MAIN = fileURLToPath(new URL('./dns-run-main.mjs', import.meta.url));
/** Domains at the same time; with twelve look-ups each, from a few questions on their way to many hundreds. */
const CONCURRENCIES = [2, 4, 8, 16, 32, 64];
/** One after the other through all of them, so that a busy moment of the machine does not hit one alone. */
const SWEEP_ROUNDS = 3;

/**
 * @typedef {import('./dns-askers.mjs').AskerName} AskerName
 * @typedef {{ server: string, warmUp: number, domains: number }} RunSize
 * @typedef {{ perSecond: number, lookupsPerSecond: number, cpuMicros: number }} DnsRun
 * @typedef {{ concurrency: number, run: DnsRun }} SweepRow
 * @typedef {{ own: DnsRun, peer: DnsRun }} DnsPair
 */

/**
 * How fast a resolver is with so many domains at the same time: the best of some runs each.
 * @param {AskerName} asker
 * @param {RunSize} size
 * @returns {Promise<readonly SweepRow[]>}
 */
export async function sweepConcurrency(asker, size) {
  /** @type {SweepRow[]} */
  const best = [];
  for (let round = 0; round < SWEEP_ROUNDS; round++) {
    for (const [index, concurrency] of CONCURRENCIES.entries()) {
      const run = await runAsker(asker, concurrency, { ...size, domains: Math.ceil(size.domains / 2) });
      const known = best[index];
      if (known === undefined || run.perSecond > known.run.perSecond) best[index] = { concurrency, run };
    }
  }
  return best;
}

/**
 * The concurrency with which the resolver was fastest.
 * @param {readonly SweepRow[]} rows
 * @returns {number}
 */
export function bestConcurrency(rows) {
  return rows.reduce((best, row) => (row.run.perSecond > best.run.perSecond ? row : best)).concurrency;
}

/**
 * Runs right after each other, so that what else the machine does meets both sides; the order changes from pair to pair.
 * Every run has a process of its own.
 * @param {{ own: AskerName, peer: AskerName }} askers
 * @param {RunSize & { runs: number, concurrency: number, peerConcurrency: number }} pairing
 * @returns {Promise<readonly DnsPair[]>}
 */
export async function measurePairs(askers, { runs, concurrency, peerConcurrency, ...size }) {
  const pairs = [];
  const runOwn = () => runAsker(askers.own, concurrency, size);
  const runPeer = () => runAsker(askers.peer, peerConcurrency, size);
  for (let run = 0; run < runs; run++) {
    if (run % 2 === 0) {
      const own = await runOwn();
      pairs.push({ own, peer: await runPeer() });
    } else {
      const peer = await runPeer();
      pairs.push({ own: await runOwn(), peer });
    }
  }
  return pairs;
}

/**
 * @param {AskerName} asker
 * @param {number} concurrency
 * @param {RunSize} size
 * @returns {Promise<DnsRun>}
 */
async function runAsker(asker, concurrency, { server, warmUp, domains }) {
  const args = [RUN_MAIN, asker, server, String(concurrency), String(warmUp), String(domains)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  /** @type {import('./ask-domains.mjs').AskResult} */
  const { seconds, answered, cpuMicros } = JSON.parse(stdout);
  return { perSecond: domains / seconds, lookupsPerSecond: answered / seconds, cpuMicros };
}
