import { isDeepStrictEqual } from 'node:util';

/**
 * A lock that is older than a package.json would leave out what was added since.
 * @param {string} folder
 * @param {{ dependencies?: Readonly<Record<string, string>> }} manifest
 * @param {import('./resolve-package.mjs').LockedPackage | undefined} locked
 */
export function assertLockMatches(folder, manifest, locked) {
  if (isDeepStrictEqual(manifest.dependencies ?? {}, locked?.dependencies ?? {})) return;
  throw new Error(`package-lock.json does not know the dependencies of ${folder}/package.json: run npm install.`);
}
