/** @typedef {{ name: string, kind: 'required' | 'optional' | 'peer' }} Dependency */

/**
 * What npm installs for a package in production. Peers that are optional are not: they are there when something else
 * brings them.
 * @param {import('./resolve-package.mjs').LockedPackage} locked
 * @returns {readonly Dependency[]}
 */
export function dependenciesOf({ dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta }) {
  /** @type {Map<string, Dependency['kind']>} */
  const kinds = new Map();
  for (const name of Object.keys(peerDependencies ?? {})) {
    if (peerDependenciesMeta?.[name]?.optional !== true) kinds.set(name, 'peer');
  }
  for (const name of Object.keys(dependencies ?? {})) kinds.set(name, 'required');
  // npm lists an optional dependency among the required ones as well.
  for (const name of Object.keys(optionalDependencies ?? {})) kinds.set(name, 'optional');
  return [...kinds].map(([name, kind]) => ({ name, kind }));
}
