import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The committed manifest: what the frozen files held when the last line was written into docs/core-changes.md. */
export const MANIFEST_FILE = 'tools/core-freeze/freeze-manifest.json';

/**
 * @typedef {object} FreezeManifest
 * @property {string} version of the core, as the last line of docs/core-changes.md names it
 * @property {Readonly<Record<string, string>>} files path → SHA-256 of its content
 */

/**
 * @param {string} root
 * @returns {FreezeManifest | undefined} undefined when there is none
 */
export function readManifest(root) {
  const file = join(root, MANIFEST_FILE);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/**
 * @param {string} root
 * @param {FreezeManifest} manifest
 */
export function saveManifest(root, manifest) {
  writeFileSync(join(root, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
}
