/**
 * @typedef {object} StageOutcome
 * @property {string} stage
 * @property {'passed' | 'failed' | 'not-run'} state
 * @property {number} seconds
 * @property {import('./read-results.mjs').Counts} counts
 */

/**
 * The closing lines: how long each stage took, what was skipped and why in one line, what failed, and the count alone on
 * the last. A check that is no test, such as lint, counts as one failure when it fails.
 * @param {readonly StageOutcome[]} outcomes
 * @returns {readonly string[]}
 */
export function summaryLines(outcomes) {
  const skipped = outcomes.flatMap(({ counts }) => counts.skipped);
  const failed = outcomes.filter(({ state }) => state !== 'passed');
  const sum = (/** @type {(counts: import('./read-results.mjs').Counts) => number} */ count) =>
    outcomes.reduce((total, { counts }) => total + count(counts), 0);
  const count = [
    `${sum(({ passed }) => passed)} passed`,
    `${sum(({ failed: failures }) => failures)} failed`,
    ...(skipped.length === 0 ? [] : [`${skipped.length} skipped`]),
  ];
  return [
    `stages: ${outcomes.map(describe).join(', ')}`,
    `skipped: ${skipped.length === 0 ? 'nothing' : skipped.join('; ')}`,
    ...(failed.length === 0 ? [] : [`failed: ${failed.map(({ stage }) => stage).join(', ')}`]),
    count.join(', '),
  ];
}

/** @param {StageOutcome} outcome */
function describe({ stage, state, seconds, counts }) {
  if (state === 'not-run') return `${stage} not run`;
  const tests = counts.passed + counts.failed === 0 ? '' : ` (${counts.passed} passed, ${counts.failed} failed)`;
  return `${stage} ${state} in ${seconds.toFixed(1)} s${tests}`;
}
