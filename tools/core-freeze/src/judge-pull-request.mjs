import { FROZEN_PATHS, isUnder } from './frozen-paths.mjs';
import { readHotfixReason } from './read-hotfix-reason.mjs';

const HOTFIX_BRANCH = /^core-hotfix\/./;

/**
 * @typedef {object} PullRequestVerdict
 * @property {readonly string[]} frozenFiles the changed files that are frozen
 * @property {readonly string[]} complaints what has to be mended before the change may go in
 */

/**
 * Judges whether a pull request may change what it changes: frozen files only on a `core-hotfix/*` branch and with a reason.
 * @param {{ headBranch: string, body: string | null | undefined, changedFiles: readonly string[] }} pullRequest
 * @returns {PullRequestVerdict}
 */
export function judgePullRequest({ headBranch, body, changedFiles }) {
  const frozenFiles = changedFiles.filter((file) => isUnder(file, FROZEN_PATHS));
  if (frozenFiles.length === 0) return { frozenFiles, complaints: [] };
  const complaints = [];
  if (!HOTFIX_BRANCH.test(headBranch)) {
    complaints.push(`Frozen files change only on a branch named core-hotfix/<what>; this one is ${headBranch}.`);
  }
  if (readHotfixReason(body) === '') {
    complaints.push('The section "Hotfix Reason" of the description is empty: say what is wrong and how it was found.');
  }
  return { frozenFiles, complaints };
}
