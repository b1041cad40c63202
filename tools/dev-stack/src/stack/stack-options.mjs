import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StackFailure } from '../process/stack-failure.mjs';

const DEFAULT_PORT = 3000;
const USAGE_EXIT_CODE = 2;

export const USAGE = `Usage: npm start [-- options]

Builds what is not built, then starts PostgreSQL, Redis, the Dynamics 365 and DNS sandboxes, api, worker and web.
Prints one line on standard output when all of it is ready: the URL. Ctrl-C stops everything it started.

Options:
  --fresh      delete what earlier starts left in the data folder, then start
  --no-build   start what stands built, without looking whether a source is newer
  --verbose    show the programs' logs as they are written
  --timings    say how long each step of the start took
  --help       this text

Environment:
  PORT              of the one address that serves everything (3000; 0 takes a free one)
  DATABASE_URL      a PostgreSQL to use instead of the embedded one
  REDIS_URL         a Redis to use instead of one started here
  HUNTER_REDIS      "embedded": not the redis-server or valkey-server on the PATH
  HUNTER_DATA_DIR   where data, logs and dev-stack.json stand (.hunter in the clone)
  HUNTER_D365_ENABLED=false   start with the Dynamics 365 integration off
`;

/**
 * @typedef {object} StackOptions
 * @property {string} root the clone
 * @property {string} dataFolder
 * @property {number} port
 * @property {boolean} fresh
 * @property {boolean} build
 * @property {boolean} verbose
 * @property {boolean} timings
 * @property {NodeJS.ProcessEnv} env
 */

/** A command line that makes no sense. */
export class UsageError extends StackFailure {
  exitCode = USAGE_EXIT_CODE;
}

/**
 * @param {string} root
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {StackOptions | 'help'}
 */
export function readStackOptions(root, args, env) {
  const values = readFlags(args);
  if (values.help) return 'help';
  return {
    root,
    dataFolder: resolve(root, given(env['HUNTER_DATA_DIR']) ?? '.hunter'),
    port: readPort(given(env['PORT'])),
    fresh: values.fresh,
    build: !values['no-build'],
    verbose: values.verbose,
    timings: values.timings,
    env,
  };
}

/** @param {readonly string[]} args */
function readFlags(args) {
  const flag = /** @type {const} */ ({ type: 'boolean', default: false });
  try {
    return parseArgs({
      args: [...args],
      options: { fresh: flag, 'no-build': flag, verbose: flag, timings: flag, help: flag },
    }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error} (npm start -- --help lists the options)`);
  }
}

/** @param {string | undefined} text */
function readPort(text) {
  const port = text === undefined ? DEFAULT_PORT : Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError(`PORT is "${text}"; it takes a number from 0 to 65535.`);
}

/**
 * An empty variable counts as none.
 * @param {string | undefined} text
 */
export function given(text) {
  return text === undefined || text === '' ? undefined : text;
}
