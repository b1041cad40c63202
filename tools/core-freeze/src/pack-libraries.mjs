import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * @typedef {object} PackedLibrary
 * @property {import('./core-libraries.mjs').CoreLibrary} library
 * @property {string} tarball absolute
 * @property {readonly string[]} files what is in it
 */

/**
 * Packs libraries as `npm publish` would, all in one run. Needs no network.
 * @param {readonly import('./core-libraries.mjs').CoreLibrary[]} libraries
 * @param {string} destination folder for the tarballs
 * @returns {readonly PackedLibrary[]}
 */
export function packLibraries(libraries, destination) {
  const output = execFileSync(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--offline', '--loglevel=error', `--pack-destination=${destination}`].concat(
      libraries.map(({ folder }) => folder),
    ),
    { cwd: destination, encoding: 'utf8', env: { ...process.env, npm_config_update_notifier: 'false' } },
  );
  /** @type {readonly { name: string, filename: string, files: readonly { path: string }[] }[]} */
  const packed = JSON.parse(output);
  return libraries.map((library) => {
    const found = packed.find(({ name }) => name === library.packageName);
    if (found === undefined) throw new Error(`npm pack made nothing of ${library.packageName}.`);
    return {
      library,
      tarball: join(destination, found.filename),
      files: found.files.map(({ path }) => path),
    };
  });
}
