import { CORE_CHANGES_FILE } from './core-changes.mjs';
import { FROZEN_PATHS, isUnder } from './frozen-paths.mjs';
import { readHotfixReason } from './read-hotfix-reason.mjs';

const HOTFIX_BRANCH = /^core-hotfix\/./;

/**
 * @typedef {object} PullRequestVerdict
 * @property {readonly string[]} frozenFiles the changed files that are frozen
 * @property {readonly string[]} complaints what has to be mended before the change may go in
 *
 * @typedef {{ changes: readonly import('./core-changes.mjs').CoreChange[], complaints: readonly string[] }} ChangeLog
 */

/**
 * Judges whether a pull request may change what it changes: frozen files only on a `core-hotfix/*` branch, with a reason in
 * the description and a new line in the log of core changes. A line that stands there already is never rewritten.
 * @param {{
 *   headBranch: string, body: string | null | undefined, changedFiles: readonly string[],
 *   logBefore: ChangeLog, logAfter: ChangeLog,
 * }} pullRequest the log as it was where the branch left, and as the branch has it
 * @returns {PullRequestVerdict}
 */
export function judgePullRequest({ headBranch, body, changedFiles, logBefore, logAfter }) {
  const frozenFiles = changedFiles.filter((file) => isUnder(file, FROZEN_PATHS));
  const complaints = listLogFaults(logBefore, logAfter);
  if (frozenFiles.length === 0) return { frozenFiles, complaints };
  if (!HOTFIX_BRANCH.test(headBranch)) {
    complaints.push(`Frozen files change only on a branch named core-hotfix/<what>; this one is ${headBranch}.`);
  }
  if (readHotfixReason(body) === '') {
    complaints.push('The section "Hotfix Reason" of the description is empty: say what is wrong and how it was found.');
  }
  if (logAfter.changes.length <= logBefore.changes.length) {
    complaints.push(`${CORE_CHANGES_FILE} has no new line: add one with the next version and the reason.`);
  }
  return { frozenFiles, complaints };
}

/**
 * @param {ChangeLog} before
 * @param {ChangeLog} after
 * @returns {string[]}
 */
function listLogFaults(before, after) {
  const changed = before.changes.filter((line, index) => JSON.stringify(line) !== JSON.stringify(after.changes[index]));
  return [
    ...(before.changes.length === 0 ? [] : after.complaints),
    ...changed.map(
      ({ version }) => `${CORE_CHANGES_FILE}: the line of ${version} was changed; it tells what was released.`,
    ),
  ];
}
