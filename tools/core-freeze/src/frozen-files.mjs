import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FROZEN_PATHS, isUnder } from './frozen-paths.mjs';

/**
 * The frozen files of a working tree with the SHA-256 of what is in them, by path. Git says what there is, so nothing that
 * is built or installed counts; a new file counts before it is added, a deleted one no more.
 * @param {string} root
 * @returns {ReadonlyMap<string, string>}
 */
export function hashFrozenFiles(root) {
  const paths = listFiles(root, '--cached', '--others', '--exclude-standard').filter((path) =>
    existsSync(join(root, path)),
  );
  return new Map(paths.map((path) => [path, contentHash(readFileSync(join(root, path)))]));
}

/**
 * Frozen files that Git does not know yet. Another clone would not have them.
 * @param {string} root
 */
export function listUntrackedFrozenFiles(root) {
  return listFiles(root, '--others', '--exclude-standard');
}

/**
 * The hash of a file's content. Line endings are counted as LF, since Git may check texts out with either.
 * @param {Buffer} content
 */
export function contentHash(content) {
  const isText = !content.includes(0);
  const normalised = isText ? Buffer.from(content.toString('latin1').replaceAll('\r\n', '\n'), 'latin1') : content;
  return createHash('sha256').update(normalised).digest('hex');
}

/**
 * @param {string} root
 * @param {readonly string[]} options
 */
function listFiles(root, ...options) {
  const output = execFileSync('git', ['ls-files', '-z', ...options], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return [...new Set(output.split('\0'))].filter((path) => path !== '' && isUnder(path, FROZEN_PATHS)).sort();
}
