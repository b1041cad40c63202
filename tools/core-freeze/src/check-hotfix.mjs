import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORE_CHANGES_FILE, readCoreChanges } from './core-changes.mjs';
import { MANIFEST_FILE } from './freeze-manifest.mjs';
import { judgePullRequest } from './judge-pull-request.mjs';

const LISTED_FILES = 20;

/**
 * Reads the pull request that a workflow was started by, and says whether its frozen changes are allowed. The freeze begins
 * with the committed manifest: before, the check only reports.
 * @param {{ eventFile: string | undefined, root: string, write: (line: string) => void }} options
 * @returns {number} exit code: 0 fine or not frozen yet, 1 refused, 2 not started by a pull request
 */
export function checkHotfix({ eventFile, root, write }) {
  const pullRequest = eventFile === undefined ? undefined : readPullRequest(eventFile);
  if (pullRequest === undefined) {
    write('core-freeze: GITHUB_EVENT_PATH names no pull request event.');
    return 2;
  }
  const { base, head, body } = pullRequest;
  const verdict = judgePullRequest({
    headBranch: head.ref,
    body,
    changedFiles: listChangedFiles(root, base.sha, head.sha),
    logBefore: readLog(root, git(root, 'merge-base', base.sha, head.sha).trim()),
    logAfter: readLog(root, head.sha),
  });
  const frozen = existsSync(join(root, MANIFEST_FILE));
  for (const line of toLines(verdict, frozen)) write(line);
  return frozen && verdict.complaints.length > 0 ? 1 : 0;
}

/**
 * @param {import('./judge-pull-request.mjs').PullRequestVerdict} verdict
 * @param {boolean} frozen
 */
function toLines({ frozenFiles, complaints }, frozen) {
  const more = frozenFiles.length - LISTED_FILES;
  return [
    frozenFiles.length === 0
      ? 'core-freeze: no frozen file changes.'
      : `core-freeze: ${String(frozenFiles.length)} frozen files change:`,
    ...frozenFiles.slice(0, LISTED_FILES).map((file) => `  ${file}`),
    ...(more > 0 ? [`  and ${String(more)} more`] : []),
    ...complaints,
    ...(complaints.length > 0 && !frozen ? [`Not refused: the freeze begins when ${MANIFEST_FILE} is there.`] : []),
  ];
}

/**
 * Files that differ between the point where the branch left and its head. A renamed file counts under both names.
 * @param {string} root
 * @param {string} base
 * @param {string} head
 */
function listChangedFiles(root, base, head) {
  const output = git(root, 'diff', '--name-only', '--no-renames', '-z', `${base}...${head}`, '--');
  return output.split('\0').filter((file) => file !== '');
}

/**
 * The log of core changes as a commit has it; empty where it has none.
 * @param {string} root
 * @param {string} commit
 */
function readLog(root, commit) {
  const file = `${commit}:${CORE_CHANGES_FILE}`;
  const exists = spawnSync('git', ['cat-file', '-e', file], { cwd: root }).status === 0;
  return readCoreChanges(exists ? git(root, 'show', file) : '');
}

/**
 * @param {string} root
 * @param {readonly string[]} parameters
 */
function git(root, ...parameters) {
  return execFileSync('git', parameters, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

/**
 * @typedef {object} PullRequest
 * @property {{ sha: string }} base
 * @property {{ sha: string, ref: string }} head
 * @property {string | null} [body]
 */

/**
 * @param {string} eventFile
 * @returns {PullRequest | undefined}
 */
function readPullRequest(eventFile) {
  return JSON.parse(readFileSync(eventFile, 'utf8')).pull_request;
}
