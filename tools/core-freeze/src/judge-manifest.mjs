/**
 * @typedef {object} Manifest
 * @property {string} name
 * @property {string} version
 * @property {boolean} [private]
 * @property {string} [license]
 * @property {string} [description]
 * @property {{ node?: string }} [engines]
 * @property {boolean} [sideEffects]
 * @property {{ url?: string, directory?: string }} [repository]
 * @property {Record<string, unknown>} [exports]
 * @property {Record<string, string>} [dependencies]
 */

const EXACT_VERSION = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

/**
 * What a stranger could not use, or should not get, in a packed core library. Beyond what publint and attw look at.
 * @param {{ manifest: Manifest, folder: string, files: readonly string[], versions: ReadonlyMap<string, string> }} packed
 *   folder: from the repository's root; files: in the tarball; versions: of every core library
 * @returns {readonly string[]} complaints
 */
export function judgeManifest({ manifest, folder, files, versions }) {
  return [
    ...judgeFields(manifest, folder),
    ...judgeExports(manifest, files),
    ...judgeDependencies(manifest, versions),
    ...judgeFiles(files),
  ];
}

/**
 * @param {Manifest} manifest
 * @param {string} folder
 */
function judgeFields(manifest, folder) {
  const faults = [];
  if (manifest.private === true) faults.push('is private, so it cannot be published.');
  if (manifest.license !== 'MIT') faults.push('has no license MIT.');
  if ((manifest.description ?? '') === '') faults.push('has no description.');
  if (manifest.engines?.node === undefined) faults.push('does not say which Node it needs.');
  if (manifest.sideEffects !== false) faults.push('does not say "sideEffects": false.');
  if (manifest.repository?.url === undefined) faults.push('does not name its repository.');
  if (manifest.repository?.directory !== folder) faults.push(`does not say that it comes from ${folder}.`);
  return faults;
}

/**
 * @param {Manifest} manifest
 * @param {readonly string[]} files
 */
function judgeExports(manifest, files) {
  const faults = [];
  const face = manifest.exports?.['.'];
  if (typeof face !== 'object' || face === null || Object.keys(face)[0] !== 'types') {
    faults.push('does not name the types first in its exports.');
  }
  for (const target of listTargets(manifest.exports ?? {})) {
    if (!files.includes(target.replace(/^\.\//, ''))) faults.push(`exports ${target}, which is not packed.`);
  }
  return faults;
}

/**
 * @param {unknown} exported
 * @returns {readonly string[]}
 */
function listTargets(exported) {
  if (typeof exported === 'string') return [exported];
  if (typeof exported !== 'object' || exported === null) return [];
  return Object.values(exported).flatMap(listTargets);
}

/**
 * @param {Manifest} manifest
 * @param {ReadonlyMap<string, string>} versions
 */
function judgeDependencies({ dependencies = {} }, versions) {
  return Object.entries(dependencies).flatMap(([name, version]) => {
    if (!EXACT_VERSION.test(version)) return [`depends on ${name} by "${version}" instead of an exact version.`];
    if (!name.startsWith('@hunter/')) return [];
    if (!versions.has(name)) return [`depends on ${name}, which is not published.`];
    return versions.get(name) === version ? [] : [`depends on ${name} ${version}, which is not the version it has.`];
  });
}

/** @param {readonly string[]} files */
function judgeFiles(files) {
  const missing = ['README.md', 'LICENSE', 'package.json'].filter((name) => !files.includes(name));
  const stray = files.filter((file) => /\.spec\.|\.tsbuildinfo$|^(test|node_modules)\//.test(file));
  const sources = new Set(files.filter((file) => file.startsWith('src/')).map((file) => file.slice('src/'.length)));
  const stale = files.filter((file) => {
    const module = /^dist\/(.+)\.js$/.exec(file)?.[1];
    return module !== undefined && !sources.has(`${module}.ts`);
  });
  return [
    ...missing.map((file) => `lacks ${file}.`),
    ...stray.map((file) => `carries ${file}.`),
    ...stale.map((file) => `carries ${file}, which no source makes: delete dist and build again.`),
  ];
}
