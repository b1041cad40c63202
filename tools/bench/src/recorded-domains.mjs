import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/**
 * The folder with the recorded real domains.
 * @param {string} root of the repository
 * @param {NodeJS.ProcessEnv} env
 */
export function recordsFolder(root, env) {
  return join(resolve(root, env['HUNTER_SUITES_DIR'] ?? '../shared/suites'), 'dns-records');
}

/**
 * Every domain of every `*.json` of a folder.
 * @param {string} folder
 * @returns {Promise<readonly string[]>}
 */
export async function readRecordedDomains(folder) {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  const domains = await Promise.all(
    files.map(async (file) => Object.keys(JSON.parse(await readFile(join(folder, file), 'utf8')))),
  );
  return [...new Set(domains.flat())];
}
