import { dependenciesOf } from './dependencies-of.mjs';
import { resolvePackage } from './resolve-package.mjs';

/**
 * @typedef {import('./resolve-package.mjs').LockedPackages} LockedPackages
 * @typedef {import('./dependencies-of.mjs').Dependency} Dependency
 * @typedef {{ from: string, to: string, isOptional: boolean }} Edge between locations of the deployable
 *
 * @typedef {object} Placement
 * @property {ReadonlyMap<string, string>} origins location in the deployable → location in the workspace
 * @property {readonly Edge[]} edges
 */

/** Folder of the deployable that holds the workspace's own libraries. */
export const LIBRARY_FOLDER = 'workspace_modules';

/**
 * Lays out an app's production dependencies in a folder of their own, with the app at its root, so that every package
 * sees the very packages that it sees in the workspace. They keep their places; only where the app's own version of
 * something takes the place of another one, the other one is nested below those who need it.
 * @param {LockedPackages} packages of the workspace
 * @param {string} app its folder in the workspace
 * @returns {Placement}
 */
export function placePackages(packages, app) {
  const placing = new Placing(packages, app);
  placing.run();
  return { origins: placing.origins, edges: placing.edges };
}

/**
 * Tells the workspace's own folders from what npm has downloaded.
 * @param {string} location
 */
export function isWorkspaceFolder(location) {
  return !`/${location}/`.includes('/node_modules/');
}

class Placing {
  /** @type {Map<string, string>} */
  origins = new Map();
  /** @type {Edge[]} */
  edges = [];
  /** @type {Record<string, import('./resolve-package.mjs').LockedPackage>} */
  #placed = {};
  /** @type {[at: string, origin: string][]} */
  #queue = [];
  #packages;

  /**
   * @param {LockedPackages} packages
   * @param {string} app
   */
  constructor(packages, app) {
    this.#packages = packages;
    this.#place('', app);
  }

  /** Breadth first: a package's own dependencies all have their place before anything below it is looked at. */
  run() {
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      const [at, origin] = next;
      for (const dependency of dependenciesOf(this.#lockedAt(origin))) this.#settle(at, origin, dependency);
    }
  }

  /**
   * @param {string} at
   * @param {string} origin
   * @param {Dependency} dependency
   */
  #settle(at, origin, dependency) {
    const target = resolvePackage(this.#packages, origin, dependency.name);
    const isOptional = dependency.kind === 'optional';
    if (target === undefined) {
      if (isOptional) return;
      throw new Error(`The lock has no ${dependency.name}, which ${origin} depends on: run npm install.`);
    }
    const to = isWorkspaceFolder(target)
      ? this.#placeLibrary(dependency.name, target)
      : this.#placeDownloaded(at, origin, dependency, target);
    this.edges.push({ from: at, to, isOptional });
  }

  /**
   * @param {string} at
   * @param {string} origin
   * @param {Dependency} dependency
   * @param {string} target
   */
  #placeDownloaded(at, origin, { name, kind }, target) {
    const usual = inNodeModules(parentInDeployable(at, origin, target), name);
    if (!this.origins.has(usual)) this.#place(usual, target);
    const visible = resolvePackage(this.#placed, at, name);
    if (visible !== undefined && this.origins.get(visible) === target) return visible;
    if (kind === 'peer') {
      throw new Error(
        `${origin} shares ${name} with its users, but the app and others need different versions of it: align them.`,
      );
    }
    return this.#place(inNodeModules(at, name), target);
  }

  /**
   * @param {string} name
   * @param {string} target
   */
  #placeLibrary(name, target) {
    const location = `${LIBRARY_FOLDER}/${name}`;
    if (this.origins.has(location)) return location;
    this.#placed[inNodeModules('', name)] = { link: true, resolved: location };
    return this.#place(location, target);
  }

  /**
   * @param {string} location
   * @param {string} origin
   */
  #place(location, origin) {
    if (this.origins.has(location)) throw new Error(`Two packages would stand at ${location}.`);
    if (this.#lockedAt(origin).inBundle === true) {
      throw new Error(`${origin} is bundled into another package, which a deployable cannot hold.`);
    }
    this.origins.set(location, origin);
    this.#placed[location] = {};
    this.#queue.push([location, origin]);
    return location;
  }

  /** @param {string} origin */
  #lockedAt(origin) {
    const locked = this.#packages[origin];
    if (locked === undefined) throw new Error(`The lock has no entry for ${origin}: run npm install.`);
    return locked;
  }
}

/**
 * Where in the deployable the folder stands whose `node_modules` holds the target in the workspace. It is the root, or
 * whoever asks, or a folder above.
 * @param {string} at
 * @param {string} origin
 * @param {string} target
 */
function parentInDeployable(at, origin, target) {
  const parent = target.slice(0, Math.max(0, target.lastIndexOf('/node_modules/')));
  if (parent === '') return '';
  const below = origin.slice(parent.length);
  return `/${at}`.endsWith(below) ? at.slice(0, Math.max(0, at.length - below.length)) : at;
}

/**
 * @param {string} folder
 * @param {string} name
 */
function inNodeModules(folder, name) {
  return folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
}
