import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertLockMatches } from './assert-lock-matches.mjs';
import { assertScriptsRefused } from './assert-scripts-refused.mjs';
import { copyBuiltFiles } from './copy-built-files.mjs';
import { pruneLock } from './prune-lock.mjs';
import { toRunTimeExports } from './to-run-time-exports.mjs';

/** Whatever npm it is, it runs no install script and asks the registry for the packages only. */
const NPM_SETTINGS = 'ignore-scripts=true\naudit=false\nfund=false\nupdate-notifier=false\n';

/**
 * Writes `<app>/dist/deployable`: after `npm ci --omit=dev`, `node main.js` runs there, or wherever it is copied to.
 * @param {string} root the workspace
 * @param {string} app such as `apps/api`, built together with the libraries that it uses
 * @returns {string} the folder
 */
export function writeDeployable(root, app) {
  /** @type {import('./prune-lock.mjs').PackageLock} */
  const rootLock = readJson(join(root, 'package-lock.json'));
  const { lock, libraries } = pruneLock(rootLock, app);
  assertScriptsRefused(lock.packages, readJson(join(root, 'package.json')).allowScripts ?? {});

  const folder = join(root, app, 'dist/deployable');
  rmSync(folder, { recursive: true, force: true });
  for (const [location, origin] of new Map([['', app], ...libraries])) {
    const manifest = readJson(join(root, origin, 'package.json'));
    assertLockMatches(origin, manifest, rootLock.packages[origin]);
    // An app's main.js stands at the root; a library keeps the folder that its exports name.
    copyBuiltFiles(join(root, origin, 'dist'), location === '' ? folder : join(folder, location, 'dist'));
    writeJson(join(folder, location, 'package.json'), toManifest(manifest, lock.packages[location]));
  }
  writeJson(join(folder, 'package-lock.json'), lock);
  writeFileSync(join(folder, '.npmrc'), NPM_SETTINGS);
  return folder;
}

/**
 * @param {{ type?: string, exports?: import('./to-run-time-exports.mjs').Exports }} manifest
 * @param {import('./resolve-package.mjs').LockedPackage | undefined} locked
 */
function toManifest({ type, exports }, locked) {
  const { dependencies, ...rest } = locked ?? {};
  return {
    ...rest,
    private: true,
    ...(type === undefined ? {} : { type }),
    ...(exports === undefined ? {} : { exports: toRunTimeExports(exports) }),
    dependencies,
  };
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * @param {string} file
 * @param {unknown} value
 */
function writeJson(file, value) {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
