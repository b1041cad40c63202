import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const NOT_NEEDED_TO_RUN = /\.(d\.[cm]?ts|map|tsbuildinfo)$/;

/**
 * Copies what a build has made, without what only compilers and debuggers read.
 * @param {string} from
 * @param {string} to may be a folder of `from`, which is not copied into itself
 */
export function copyBuiltFiles(from, to) {
  if (!existsSync(from)) throw new Error(`${from} is not there: build it first.`);
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    const source = join(from, name);
    if (source === to) continue;
    cpSync(source, join(to, name), { recursive: true, filter: (file) => !NOT_NEEDED_TO_RUN.test(file) });
  }
}
