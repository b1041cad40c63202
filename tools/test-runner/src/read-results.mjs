import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {readonly string[]} skipped what did not run, each with where it stands
 *
 * @typedef {object} JestReport the part of jest's --json file that is read here
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numRuntimeErrorTestSuites
 * @property {readonly { name: string, assertionResults: readonly { status: string, fullName: string }[] }[]} testResults
 */

/**
 * Counts what a jest run did. A suite that could not even be loaded counts as a failure, and so does a run that failed
 * or ended without a report: no way of failing may leave the count clean.
 * @param {string} file
 * @param {boolean} ok whether jest's exit code was 0
 * @param {string} root
 * @returns {Counts}
 */
export function readResults(file, ok, root) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: [] };
  /** @type {JestReport} */
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !ok ? 1 : failed,
    skipped: report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === 'pending' || status === 'todo')
        .map(({ fullName }) => `${fullName} [${relative(root, name)}]`),
    ),
  };
}
