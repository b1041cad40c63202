import { posix } from 'node:path';
import { LIBRARY_FOLDER, isWorkspaceFolder, placePackages } from './place-packages.mjs';

/**
 * @typedef {import('./resolve-package.mjs').LockedPackage} LockedPackage
 *
 * @typedef {object} PackageLock
 * @property {number} lockfileVersion
 * @property {import('./resolve-package.mjs').LockedPackages} packages
 *
 * @typedef {object} PrunedLock
 * @property {PackageLock & { name: string | undefined, version: string | undefined, requires: true }} lock
 * @property {ReadonlyMap<string, string>} libraries folder in the deployable → folder in the workspace
 */

const WORKSPACE_FLAGS = ['dev', 'devOptional', 'optional', 'peer', 'extraneous'];

/**
 * Cuts a workspace's lock down to what one app needs in production, with the same versions and checksums. Nx has an
 * executor for this, but it gives up on packages that are nested below a workspace, and then ships the whole lock.
 * @param {PackageLock} rootLock
 * @param {string} app its folder in the workspace
 * @returns {PrunedLock}
 */
export function pruneLock(rootLock, app) {
  if (rootLock.lockfileVersion !== 3) throw new Error(`Locks of version 3 are read, not ${rootLock.lockfileVersion}.`);
  const { origins, edges } = placePackages(rootLock.packages, app);
  const needed = requiredLocations(edges);
  const libraries = new Map([...origins].filter(([location, origin]) => location !== '' && isWorkspaceFolder(origin)));
  const links = [...libraries.keys()].map((location) => toLink(location));
  const entries = [...origins].map(([location, origin]) => {
    const locked = rootLock.packages[origin] ?? {};
    const entry = isWorkspaceFolder(origin)
      ? toOwnEntry(locked, location, libraries)
      : toForeignEntry(locked, needed.has(location));
    return /** @type {const} */ ([location, entry]);
  });
  const packages = Object.fromEntries([...links, ...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
  const { name, version } = packages[''] ?? {};
  return { lock: { name, version, lockfileVersion: 3, requires: true, packages }, libraries };
}

/**
 * @param {string} location of a library
 * @returns {readonly [string, LockedPackage]}
 */
function toLink(location) {
  return [`node_modules/${posix.relative(LIBRARY_FOLDER, location)}`, { resolved: location, link: true }];
}

/**
 * A package of the workspace as npm writes it: the others are named by the folder that they stand in.
 * @param {LockedPackage} locked
 * @param {string} location
 * @param {ReadonlyMap<string, string>} libraries
 * @returns {LockedPackage}
 */
function toOwnEntry({ name, version, license, engines, dependencies = {} }, location, libraries) {
  const specs = Object.entries(dependencies).map(([dependency, spec]) => {
    const folder = `${LIBRARY_FOLDER}/${dependency}`;
    return [dependency, libraries.has(folder) ? `file:${posix.relative(location, folder)}` : spec];
  });
  // JSON leaves out what is undefined.
  return { name, version, license, engines, dependencies: Object.fromEntries(specs) };
}

/**
 * The flags say what a package is to the whole workspace, not to the app.
 * @param {LockedPackage} locked
 * @param {boolean} isRequired npm may leave out another one on a machine that it is not for
 * @returns {LockedPackage}
 */
function toForeignEntry(locked, isRequired) {
  const kept = Object.entries(locked).filter(([key]) => !WORKSPACE_FLAGS.includes(key));
  return { ...Object.fromEntries(kept), ...(isRequired ? {} : { optional: true }) };
}

/**
 * What is reached from the app without an optional dependency on the way.
 * @param {readonly import('./place-packages.mjs').Edge[]} edges
 */
function requiredLocations(edges) {
  const required = new Set(['']);
  // A Set that grows while it is walked is walked to its end.
  for (const from of required) {
    for (const edge of edges) if (edge.from === from && !edge.isOptional) required.add(edge.to);
  }
  return required;
}
