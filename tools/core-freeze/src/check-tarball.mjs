import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

/** What attw may leave out, and nothing more: docs/adr/0012-published-core.md. */
const ATTW_CONFIG = fileURLToPath(new URL('../../../.attw.json', import.meta.url));
const ATTW = join(
  dirname(createRequire(import.meta.url).resolve('@arethetypeswrong/cli/package.json')),
  'dist/index.js',
);

/**
 * Lints a packed library with publint; suggestions count as well.
 * @param {string} tarball
 * @returns {Promise<readonly string[]>} complaints
 */
export async function lintTarball(tarball) {
  const bytes = new Uint8Array(readFileSync(tarball));
  const { messages, pkg } = await publint({ pack: { tarball: bytes.buffer }, level: 'suggestion', strict: true });
  return messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false }) ?? message.code}`);
}

/**
 * Asks "Are the types wrong?" whether a packed library resolves to code and types in every way of importing it. It reads
 * the tarball and nothing else.
 * @param {string} tarball
 * @returns {Promise<readonly string[]>} complaints
 */
export function checkTypes(tarball) {
  const parameters = [ATTW, tarball, '--config-path', ATTW_CONFIG, '--format', 'ascii', '--no-emoji', '--no-color'];
  return new Promise((resolve) => {
    execFile(process.execPath, parameters, (error, stdout, stderr) => {
      resolve(error === null ? [] : [`attw: ${stdout.trim()}${stderr.trim()}`]);
    });
  });
}
