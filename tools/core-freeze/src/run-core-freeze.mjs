import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CORE_CHANGES_FILE, readCoreChanges } from './core-changes.mjs';
import { MANIFEST_FILE, readManifest, saveManifest } from './freeze-manifest.mjs';
import { hashFrozenFiles, listUntrackedFrozenFiles } from './frozen-files.mjs';
import { judgeFreeze, planManifest } from './judge-freeze.mjs';

/**
 * `npm run core:freeze`: writes the manifest of the frozen files, or with `--check` only compares them with it.
 * @param {{ root: string, args: readonly string[], write: (line: string) => void }} options
 * @returns {number} exit code: 0 fine, 1 refused
 */
export function runCoreFreeze({ root, args, write }) {
  const { values } = parseArgs({
    args: [...args],
    options: { check: { type: 'boolean', default: false }, begin: { type: 'boolean', default: false } },
  });
  const state = readFreezeState(root);
  const complaints = values.check ? judgeFreeze(state) : rewrite(root, state, values.begin);
  for (const complaint of complaints) write(`core-freeze: ${complaint}`);
  if (complaints.length > 0) return 1;
  write(
    `core-freeze: ${String(state.files.size)} frozen files ${values.check ? 'are as' : 'written to'} ${MANIFEST_FILE}.`,
  );
  return 0;
}

/**
 * What the freeze is judged by, read from a working tree.
 * @param {string} root
 * @returns {import('./judge-freeze.mjs').FreezeState}
 */
export function readFreezeState(root) {
  const file = join(root, CORE_CHANGES_FILE);
  const manifest = readManifest(root);
  return {
    manifest,
    tagged: manifest === undefined ? undefined : readTaggedManifest(root, manifest.version),
    files: hashFrozenFiles(root),
    log: readCoreChanges(existsSync(file) ? readFileSync(file, 'utf8') : ''),
  };
}

/**
 * @param {string} root
 * @param {import('./judge-freeze.mjs').FreezeState} state
 * @param {boolean} begin
 * @returns {readonly string[]} complaints
 */
function rewrite(root, state, begin) {
  const untracked = listUntrackedFrozenFiles(root);
  if (untracked.length > 0) {
    return [...untracked.map((path) => `untracked: ${path}`), 'Add these files to Git or remove them first.'];
  }
  const planned = planManifest({ ...state, begin, isTagged: (version) => hasTag(root, toTag(version)) });
  if ('complaints' in planned) return planned.complaints;
  saveManifest(root, planned.manifest);
  return [];
}

/** @param {string} version */
function toTag(version) {
  return `refs/tags/core-v${version}`;
}

/**
 * @param {string} root
 * @param {string} version
 * @returns {import('./freeze-manifest.mjs').FreezeManifest | undefined}
 */
function readTaggedManifest(root, version) {
  const shown = spawnSync('git', ['show', `${toTag(version)}:${MANIFEST_FILE}`], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return shown.status === 0 ? JSON.parse(shown.stdout) : undefined;
}

/**
 * @param {string} root
 * @param {string} tag
 */
function hasTag(root, tag) {
  return spawnSync('git', ['rev-parse', '--verify', '--quiet', tag], { cwd: root }).status === 0;
}
