import { parseArgs } from 'node:util';

export const SCAN_USAGE = `Usage: bench:scan [options]

Measures a scan job from end to end: CSV over HTTP, api, queue, worker, DNS, PostgreSQL. Needs DATABASE_URL and REDIS_URL.

  --domains N[,N…]   made-up domains instead of the recorded real ones; each size is a series of runs
  --silent N         so many of the made-up domains never answer (0)
  --runs N           runs of each series, the medians are printed (3)
  --concurrency N    HUNTER_SCAN_CONCURRENCY of the worker (its own default)
  --skip-peers       measures nothing to compare with
  --cpu-prof FOLDER  writes a CPU profile of the worker there
  --help
`;

export class UsageError extends Error {}

/**
 * @typedef {object} ScanBenchOptions
 * @property {readonly number[]} sizes numbers of made-up domains; empty: the recorded ones
 * @property {number} silent
 * @property {number} runs
 * @property {number | undefined} concurrency
 * @property {boolean} peers
 * @property {string | undefined} profileFolder
 */

/**
 * @param {readonly string[]} args
 * @returns {ScanBenchOptions | 'help'}
 */
export function readScanOptions(args) {
  const text = /** @type {const} */ ({ type: 'string' });
  const flag = /** @type {const} */ ({ type: 'boolean', default: false });
  const { values } = parseArgs({
    args: [...args],
    options: {
      domains: text,
      silent: text,
      runs: text,
      concurrency: text,
      'cpu-prof': text,
      'skip-peers': flag,
      help: flag,
    },
  });
  if (values.help) return 'help';
  if (values.silent !== undefined && values.domains === undefined) throw new UsageError('--silent needs --domains');
  return {
    sizes: values.domains?.split(',').map((size) => readCount('--domains', size)) ?? [],
    silent: values.silent === undefined ? 0 : readCount('--silent', values.silent),
    runs: values.runs === undefined ? 3 : readCount('--runs', values.runs),
    concurrency: values.concurrency === undefined ? undefined : readCount('--concurrency', values.concurrency),
    peers: !values['skip-peers'],
    profileFolder: values['cpu-prof'],
  };
}

/**
 * @param {string} option
 * @param {string} text
 */
function readCount(option, text) {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new UsageError(`${option} ${text} is not a number from 1`);
  return count;
}
