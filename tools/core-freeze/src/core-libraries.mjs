import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} CoreLibrary
 * @property {string} name its folder below `libs`, such as `core-dns`
 * @property {string} folder absolute
 * @property {string} packageName such as `@hunter/core-dns`
 */

/**
 * The core libraries, found by their name and in a fixed order: a new engine is under every lock from its first day.
 * @param {string} root
 * @returns {readonly CoreLibrary[]}
 */
export function listCoreLibraries(root) {
  return readdirSync(join(root, 'libs'))
    .filter((name) => name.startsWith('core-') && existsSync(join(root, 'libs', name, 'package.json')))
    .sort()
    .map((name) => {
      const folder = join(root, 'libs', name);
      /** @type {{ name: string }} */
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      return { name, folder, packageName: manifest.name };
    });
}
