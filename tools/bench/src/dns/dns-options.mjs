import { parseArgs } from 'node:util';
import { UsageError } from '../scan-options.mjs';

export const DNS_USAGE = `Usage: bench:dns [options]

Measures the twelve look-ups of a domain through Hunter's transport and through Node's own resolver, against a local nsd.

  --runs N         pairs of runs; the median of their ratios counts (5)
  --domains N      domains of one run (8000)
  --concurrency N  domains at the same time for Hunter; Node's resolver gets what suits it best (32)
  --help
`;

/**
 * @typedef {{ runs: number, domains: number, concurrency: number }} DnsBenchOptions
 */

/**
 * @param {readonly string[]} args
 * @returns {DnsBenchOptions | 'help'}
 */
export function readDnsOptions(args) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '5' },
      domains: { type: 'string', default: '8000' },
      concurrency: { type: 'string', default: '32' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  return {
    runs: readCount('--runs', values.runs),
    domains: readCount('--domains', values.domains),
    concurrency: readCount('--concurrency', values.concurrency),
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
