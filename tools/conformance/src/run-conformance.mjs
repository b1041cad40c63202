import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { domainNameSuites } from './domain-name-suites.mjs';
import { organisationSuites } from './organisation-suites.mjs';
import { spfSuites } from './spf-suites.mjs';
import { faultsOf } from './suite.mjs';
import { vectorSuites } from './vector-suites.mjs';

const USAGE = `Usage: conformance -- [options]

Runs the core through every public suite of HUNTER_SUITES_DIR (../shared/suites) and every vector, one line each. Fails when
one falls below its bar; a suite that is not there is skipped and says so.

  --only TEXT       only the suites whose name holds the text
  --misses          names every case that is answered otherwise than its suite says, and why
  --vectors FOLDER  vectors of the same names from there instead of the committed ones
  --help
`;

/**
 * @typedef {import('./suite.mjs').Miss} Miss
 * @typedef {import('./suite.mjs').Suite} Suite
 */

/**
 * @param {string} root of the repository
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} exit code
 */
export async function runConformance(root, args, env) {
  const options = readOptionsOrExplain(args);
  if (typeof options === 'number') return options;
  const folder = resolve(root, env['HUNTER_SUITES_DIR'] ?? '../shared/suites');
  env['HUNTER_SUITES_DIR'] = folder;
  const vectors = options.vectors === undefined ? undefined : resolve(env['INIT_CWD'] ?? root, options.vectors);
  const all = [
    ...(await spfSuites(folder)),
    ...domainNameSuites(folder),
    ...organisationSuites(folder),
    ...vectorSuites(root, vectors),
  ];
  const suites = all.filter(({ name }) => name.includes(options.only));
  if (suites.length === 0) {
    process.stderr.write(`conformance: no suite has "${options.only}" in its name\n`);
    return 2;
  }
  let failed = 0;
  for (const suite of suites) failed += await report(suite, options.misses);
  process.stdout.write(failed === 0 ? 'all as they should be\n' : `${failed} below their bar\n`);
  return failed === 0 ? 0 : 1;
}

/** @param {readonly string[]} args */
function readOptionsOrExplain(args) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        only: { type: 'string', default: '' },
        misses: { type: 'boolean', default: false },
        vectors: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (!values.help) return values;
    process.stdout.write(USAGE);
    return 0;
  } catch (error) {
    if (!(error instanceof TypeError && 'code' in error)) throw error;
    process.stderr.write(`conformance: ${error.message}\n\n${USAGE}`);
    return 2;
  }
}

/**
 * @param {Suite} suite
 * @param {boolean} namesMisses
 * @returns {Promise<0 | 1>} 1 when it is below its bar
 */
async function report(suite, namesMisses) {
  if (!existsSync(suite.path)) {
    const isRequired = suite.isRequired === true;
    process.stdout.write(
      `${isRequired ? 'FAILED ' : ''}${suite.name}${isRequired ? '' : ' skipped'}: no ${suite.path}\n`,
    );
    return isRequired ? 1 : 0;
  }
  const result = await suite.run();
  const faults = faultsOf(suite, result);
  const { passed, total, misses } = result;
  const share = suite.leastShare === undefined ? [] : [`${((100 * passed) / total).toFixed(2)} %`];
  const notes = [...share, ...faults].join(', ');
  const head = `${faults.length === 0 ? '' : 'FAILED '}${suite.name} ${passed}/${total}`;
  process.stdout.write(`${head}${notes === '' ? '' : ` (${notes})`}\n`);
  for (const line of missLines(misses, namesMisses, faults.length > 0)) process.stdout.write(`  ${line}\n`);
  return faults.length === 0 ? 0 : 1;
}

/**
 * The reasons with their numbers, and where the suite falls below its bar the misses without one; or every miss.
 * @param {readonly Miss[]} misses
 * @param {boolean} namesAll
 * @param {boolean} hasFaults
 * @returns {readonly string[]}
 */
function missLines(misses, namesAll, hasFaults) {
  const named = misses.filter(({ reason }) => namesAll || (hasFaults && reason === undefined));
  const lines = named.map(({ what, reason }) => (reason === undefined ? what : `${what} – ${reason}`));
  if (namesAll) return lines;
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { reason } of misses) if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...[...counts].map(([reason, count]) => `${count} × ${reason}`), ...lines];
}
