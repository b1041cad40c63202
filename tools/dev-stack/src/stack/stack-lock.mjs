import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../process/error-code.mjs';
import { processIdentity } from '../process/process-table.mjs';
import { StackFailure } from '../process/stack-failure.mjs';

/** @typedef {{ pid: number, identity: string }} LockHolder */

/**
 * Makes sure that one launcher at a time works on a data folder. A lock whose holder no longer runs is taken over.
 * @param {string} dataFolder
 * @returns {() => void} gives it back
 */
export function takeStackLock(dataFolder) {
  mkdirSync(dataFolder, { recursive: true });
  const file = join(dataFolder, 'dev-stack.lock');
  const identity = processIdentity(process.pid);
  if (identity === undefined) throw new Error('The launcher cannot find itself among the processes.');
  const own = JSON.stringify({ pid: process.pid, identity });
  while (!writeNew(file, own)) {
    const found = readLock(file);
    if (found === undefined) continue;
    if (found.holder !== undefined && processIdentity(found.holder.pid) === found.holder.identity) {
      throw new StackFailure(
        `Hunter already runs on ${dataFolder} (process ${found.holder.pid}): stop it, or set HUNTER_DATA_DIR and PORT to start another one.`,
      );
    }
    removeStale(file, found.text);
  }
  return () => rmSync(file, { force: true });
}

/**
 * @param {string} file
 * @param {string} text
 */
function writeNew(file, text) {
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * @param {string} file
 * @returns {{ text: string, holder: LockHolder | undefined } | undefined} undefined when it is gone by now
 */
function readLock(file) {
  try {
    const text = readFileSync(file, 'utf8');
    return { text, holder: readHolder(text) };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * @param {string} text
 * @returns {LockHolder | undefined}
 */
function readHolder(text) {
  try {
    return /** @type {LockHolder} */ (JSON.parse(text));
  } catch {
    // Its writer was killed half way, so nobody holds it.
    return undefined;
  }
}

/**
 * Two starts may find the same stale lock; the one that comes second must not remove the first one's new lock.
 * @param {string} file
 * @param {string} staleText
 */
function removeStale(file, staleText) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  if (readFileSync(aside, 'utf8') === staleText) rmSync(aside);
  else renameSync(aside, file);
}
