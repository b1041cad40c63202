import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgePullRequest } from './judge-pull-request.mjs';

/** The log of core changes. The freeze begins with it: before, the check only reports. */
export const CORE_CHANGES_FILE = 'docs/core-changes.md';

const LISTED_FILES = 20;

/**
 * Reads the pull request that a workflow was started by, and says whether its frozen changes are allowed.
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
  });
  const frozen = existsSync(join(root, CORE_CHANGES_FILE));
  for (const line of toLines(verdict, frozen)) write(line);
  return frozen && verdict.complaints.length > 0 ? 1 : 0;
}

/**
 * @param {import('./judge-pull-request.mjs').PullRequestVerdict} verdict
 * @param {boolean} frozen
 */
function toLines({ frozenFiles, complaints }, frozen) {
  if (frozenFiles.length === 0) return ['core-freeze: no frozen file changes.'];
  const more = frozenFiles.length - LISTED_FILES;
  return [
    `core-freeze: ${String(frozenFiles.length)} frozen files change:`,
    ...frozenFiles.slice(0, LISTED_FILES).map((file) => `  ${file}`),
    ...(more > 0 ? [`  and ${String(more)} more`] : []),
    ...complaints,
    ...(complaints.length > 0 && !frozen ? [`Not refused: the freeze begins when ${CORE_CHANGES_FILE} is there.`] : []),
  ];
}

/**
 * Files that differ between the point where the branch left and its head. A renamed file counts under both names.
 * @param {string} root
 * @param {string} base
 * @param {string} head
 */
function listChangedFiles(root, base, head) {
  const output = execFileSync('git', ['diff', '--name-only', '--no-renames', '-z', `${base}...${head}`, '--'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return output.split('\0').filter((file) => file !== '');
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
