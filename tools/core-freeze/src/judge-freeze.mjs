import { CORE_CHANGES_FILE, isLater } from './core-changes.mjs';
import { MANIFEST_FILE } from './freeze-manifest.mjs';

/**
 * @typedef {import('./core-changes.mjs').CoreChange} CoreChange
 * @typedef {import('./freeze-manifest.mjs').FreezeManifest} FreezeManifest
 *
 * @typedef {object} FreezeState
 * @property {FreezeManifest | undefined} manifest
 * @property {FreezeManifest | undefined} tagged the manifest of the same version as it was released, if this clone has its tag
 * @property {ReadonlyMap<string, string>} files the frozen files as they are: path → hash
 * @property {{ changes: readonly CoreChange[], complaints: readonly string[] }} log
 */

const BEGIN = 'npm run core:freeze -- --begin';
const REWRITE = 'npm run core:freeze';

/**
 * Judges whether the frozen files are what the committed manifest says, and the log of core changes tells of it.
 * @param {FreezeState} state
 * @returns {readonly string[]} complaints, each with its remedy; empty when all is well
 */
export function judgeFreeze({ manifest, tagged, files, log }) {
  if (log.complaints.length > 0) return log.complaints;
  const latest = log.changes.at(-1);
  if (latest === undefined) return [`${CORE_CHANGES_FILE} has no line yet: write the one that the freeze begins with.`];
  if (manifest === undefined) {
    return [
      log.changes.length > 1
        ? `${MANIFEST_FILE} is missing although the freeze has begun: bring it back from Git.`
        : `${MANIFEST_FILE} is missing: run "${BEGIN}" and commit it.`,
    ];
  }
  const rewritten = tagged === undefined ? [] : listDifferences(tagged, new Map(Object.entries(manifest.files)));
  if (rewritten.length > 0) {
    return [...rewritten, `${MANIFEST_FILE} is not what was released. ${missingLine(manifest.version)}`];
  }
  const differences = listDifferences(manifest, files);
  if (latest.version !== manifest.version) {
    return [
      ...differences,
      isLater(latest.version, manifest.version)
        ? `${CORE_CHANGES_FILE} tells of ${latest.version}, the manifest of ${manifest.version}: run "${REWRITE}" and commit ${MANIFEST_FILE}.`
        : `${CORE_CHANGES_FILE} has lost the line of ${manifest.version}: bring it back.`,
    ];
  }
  return differences.length === 0 ? [] : [...differences, missingLine(manifest.version)];
}

/**
 * Plans the manifest that is to be committed. Files that changed need a line in the log that the old manifest did not know,
 * so writing a new manifest is no way around it. Only the first version may be written again (`begin`), until it is tagged.
 * @param {FreezeState & { begin: boolean, isTagged: (version: string) => boolean }} state
 * @returns {{ manifest: FreezeManifest } | { complaints: readonly string[] }}
 */
export function planManifest({ begin, isTagged, ...state }) {
  const { manifest, files, log } = state;
  const latest = log.changes.at(-1);
  if (log.complaints.length > 0 || latest === undefined || (manifest === undefined && !begin)) {
    return { complaints: judgeFreeze(state) };
  }
  if (begin && (log.changes.length > 1 || isTagged(latest.version))) {
    return { complaints: [`The freeze has begun: --begin is over. ${missingLine(latest.version)}`] };
  }
  if (!begin && manifest !== undefined && !isLater(latest.version, manifest.version)) {
    const complaints = judgeFreeze(state);
    if (complaints.length > 0) return { complaints };
  }
  return { manifest: { version: latest.version, files: Object.fromEntries(files) } };
}

/**
 * @param {FreezeManifest} manifest
 * @param {ReadonlyMap<string, string>} files
 */
function listDifferences(manifest, files) {
  const paths = [...new Set([...Object.keys(manifest.files), ...files.keys()])].sort();
  return paths.flatMap((path) => {
    const before = manifest.files[path];
    const now = files.get(path);
    if (before === now) return [];
    if (before === undefined) return [`new: ${path}`];
    return [now === undefined ? `deleted: ${path}` : `changed: ${path}`];
  });
}

/** @param {string} version */
function missingLine(version) {
  return (
    `The core is frozen at ${version}: undo the change, or add a line with the next version and the reason to ` +
    `${CORE_CHANGES_FILE}, run "${REWRITE}", and commit both.`
  );
}
