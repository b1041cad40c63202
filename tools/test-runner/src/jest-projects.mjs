import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const WORKSPACE_FOLDERS = ['libs', 'apps', 'tools'];
const SOURCE_FOLDERS = ['src', 'test'];

/**
 * The workspaces that have a jest configuration of this name, in a fixed order.
 * @param {string} root
 * @param {string} configName
 * @returns {readonly string[]} such as `libs/leads`
 */
export function jestProjects(root, configName) {
  return WORKSPACE_FOLDERS.filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
    .filter((project) => existsSync(join(root, project, configName)))
    .sort();
}

/**
 * Whether any source or spec of a project names something, a variable or a package that it needs.
 * @param {string} root
 * @param {string} project
 * @param {string} word
 */
export function mentions(root, project, word) {
  return SOURCE_FOLDERS.map((folder) => join(root, project, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
    .some((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8').includes(word));
}

/**
 * The specs of a project that name something, in any case.
 * @param {string} root
 * @param {string} project
 * @param {RegExp} specName
 * @param {string} word lower case
 * @returns {readonly string[]} absolute paths
 */
export function specsNaming(root, project, specName, word) {
  return SOURCE_FOLDERS.map((folder) => join(root, project, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && specName.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file, 'utf8').toLowerCase().includes(word))
    .sort();
}
