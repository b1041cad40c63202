/**
 * One entry of `packages` in a package-lock.json: what npm installs at a location.
 * @typedef {object} LockedPackage
 * @property {string | undefined} [name]
 * @property {string | undefined} [version]
 * @property {string | undefined} [license]
 * @property {Readonly<Record<string, string>> | undefined} [engines]
 * @property {string} [resolved] where it comes from; of a link, the folder that it leads to
 * @property {boolean} [link]
 * @property {boolean} [optional]
 * @property {boolean} [inBundle]
 * @property {boolean} [hasInstallScript]
 * @property {Readonly<Record<string, string>>} [dependencies]
 * @property {Readonly<Record<string, string>>} [optionalDependencies]
 * @property {Readonly<Record<string, string>>} [peerDependencies]
 * @property {Readonly<Record<string, { optional?: boolean }>>} [peerDependenciesMeta]
 *
 * @typedef {Readonly<Record<string, LockedPackage>>} LockedPackages by location, `node_modules/a/node_modules/b`
 */

/**
 * Finds what `import 'name'` means to the files at a location, the way Node looks for it: in its own `node_modules`, then
 * in those of the folders above.
 * @param {LockedPackages} packages
 * @param {string} from
 * @param {string} name
 * @returns {string | undefined} its location, links followed
 */
export function resolvePackage(packages, from, name) {
  const segments = from === '' ? [] : from.split('/');
  for (let depth = segments.length; depth >= 0; depth -= 1) {
    const location = [...segments.slice(0, depth), 'node_modules', name].join('/');
    const found = packages[location];
    if (found !== undefined) return found.link === true ? found.resolved : location;
  }
  return undefined;
}
