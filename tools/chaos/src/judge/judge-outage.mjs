import { median, percentile } from './statistics.mjs';

const LATEST_OPEN_MS = 10_000;
const MOST_SLOWED = 1.25;

/**
 * @typedef {object} OutageSeen
 * @property {number | null} openAfterMs null when the circuit never opened
 * @property {number} notReady answers of readiness other than 200
 * @property {number} readinessChecks
 * @property {number} attempts the most that were counted for one job
 * @property {boolean} closed the circuit, after Dynamics was back
 * @property {readonly (readonly [before: readonly number[], during: readonly number[]])[]} scans latencies in paired
 *   windows, of the same companies in the same order
 */

/**
 * @param {OutageSeen} seen
 * @returns {import('../verdict.mjs').Verdict}
 */
export function judgeOutage({ openAfterMs, notReady, readinessChecks, attempts, closed, scans }) {
  // A window that went faster got further down the list: only what both scanned can be compared.
  const pairs = scans.map(([before, during]) => {
    const both = Math.min(before.length, during.length);
    return [before.slice(0, both), during.slice(0, both)];
  });
  const slowed = median(pairs.map(([before = [], during = []]) => percentile(during, 95) / percentile(before, 95)));
  return {
    figures: {
      'open after ms': openAfterMs ?? 'never',
      'not ready': `${notReady} of ${readinessChecks}`,
      'most attempts': attempts,
      'scan p95 before ms': median(pairs.map(([before = []]) => percentile(before, 95))).toFixed(1),
      'scan p95 during ms': median(pairs.map(([, during = []]) => percentile(during, 95))).toFixed(1),
      'median of paired windows': slowed.toFixed(2),
      'scans compared': pairs.reduce((sum, [before = []]) => sum + before.length, 0),
    },
    faults: [
      ...(openAfterMs !== null && openAfterMs < LATEST_OPEN_MS ? [] : ['the circuit did not open in time']),
      ...(closed ? [] : ['the circuit did not close again']),
      ...(notReady === 0 && readinessChecks > 0 ? [] : [`${notReady} of ${readinessChecks} times not ready`]),
      ...(attempts === 1 ? [] : [`${attempts} attempts were counted for one job`]),
      // No figure at all is no proof either.
      ...(slowed <= MOST_SLOWED ? [] : [`scans took ${slowed.toFixed(2)} times as long as before`]),
    ],
  };
}
