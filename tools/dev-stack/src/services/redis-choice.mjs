import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { StackFailure } from '../process/stack-failure.mjs';
import { errorCode } from '../process/error-code.mjs';

const SERVER_PROGRAMS = ['redis-server', 'valkey-server'];

/**
 * @typedef {{ kind: 'given', url: string } | { kind: 'program', command: string } | { kind: 'embedded' }} RedisChoice
 */

/**
 * Which Redis to use: the one that REDIS_URL names, else a server program on the PATH, else the embedded one.
 * `HUNTER_REDIS=embedded` goes straight to the last.
 * @param {NodeJS.ProcessEnv} env
 * @returns {RedisChoice}
 */
export function chooseRedis(env) {
  const forced = env['HUNTER_REDIS'];
  if (forced === 'embedded') return { kind: 'embedded' };
  if (forced !== undefined && forced !== '') {
    throw new StackFailure(`HUNTER_REDIS is "${forced}"; the only value it takes is "embedded".`);
  }
  const url = env['REDIS_URL'];
  if (url !== undefined && url !== '') return { kind: 'given', url };
  const command = findOnPath(env['PATH'] ?? '');
  return command === undefined ? { kind: 'embedded' } : { kind: 'program', command };
}

/** @param {string} path */
function findOnPath(path) {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  return SERVER_PROGRAMS.flatMap((program) => folders.map((folder) => join(folder, program))).find(isExecutableFile);
}

/** @param {string} file */
function isExecutableFile(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch (error) {
    // Not there, or not ours to run: the next folder may have one.
    if (errorCode(error) !== undefined) return false;
    throw error;
  }
}
