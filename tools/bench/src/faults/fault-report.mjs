import { toCount, toTextTable } from '../text-table.mjs';

/** Examples of each kind of mistake are enough to find the rest. */
const EXAMPLES = 5;

/**
 * @param {readonly import('./run-fault-case.mjs').FaultResult[]} results
 * @returns {string}
 */
export function toFaultTable(results) {
  return toTextTable(
    ['faults', 'seconds', 'domains', 'parts read', 'unknown', 'false absences', 'wrong'],
    results.map(({ name, seconds, domains, parts, unknown, falseAbsences, wrong }) => [
      name,
      seconds.toFixed(1),
      toCount(domains),
      toCount(parts),
      `${((unknown / parts) * 100).toFixed(1)} %`,
      toCount(falseAbsences.length),
      toCount(wrong.length),
    ]),
  );
}

/**
 * @param {readonly import('./limited-server.mjs').LimitedRun[]} runs the naive one last
 * @returns {string}
 */
export function toLimitTable(runs) {
  const naive = runs.at(-1);
  return toTextTable(
    ['rate limited server', 'good answers', 'of', 'seconds', 'good answers/s', 'ratio'],
    runs.map((run) => [
      run.name,
      toCount(run.good),
      toCount(run.questions),
      run.seconds.toFixed(1),
      toCount(goodPerSecond(run)),
      naive === undefined ? '' : (goodPerSecond(run) / goodPerSecond(naive)).toFixed(1),
    ]),
  );
}

/**
 * @param {import('./limited-server.mjs').LimitedRun} run
 * @returns {number}
 */
export function goodPerSecond({ good, seconds }) {
  return good / seconds;
}

/**
 * @param {readonly import('./run-fault-case.mjs').FaultResult[]} results
 * @returns {readonly string[]} one line per case that read something which is not so
 */
export function toMistakes(results) {
  return results.flatMap(({ name, falseAbsences, wrong }) =>
    [...falseAbsences, ...wrong].length === 0
      ? []
      : [`${name}: ${[...falseAbsences.slice(0, EXAMPLES), ...wrong.slice(0, EXAMPLES)].join(', ')}`],
  );
}
