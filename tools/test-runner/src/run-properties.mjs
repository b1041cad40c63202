import { randomInt } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { jestProjects, specsNaming } from './jest-projects.mjs';
import { runCommand } from './run-command.mjs';

const LARGEST_SEED = 2 ** 31 - 1;

const USAGE = `Usage: npm run test:properties [-- options]

Runs every unit spec that has a property (fast-check), each round with inputs that no run has seen.
Exit code 0 when all rounds passed, 1 when one failed, 2 when the options make no sense.

  --rounds N   how often (5)
  --seed N     the inputs of this one round again
  --help       this text
`;

/**
 * @param {string} root
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} exit code
 */
export async function runProperties(root, args, env) {
  const options = readOptions(args);
  if (typeof options === 'string') {
    (options === USAGE ? process.stdout : process.stderr).write(options);
    return options === USAGE ? 0 : 2;
  }
  const commandLine = jestCommandLine(root);
  if (commandLine === undefined) {
    process.stderr.write('No spec imports fast-check.\n');
    return 1;
  }
  /** @type {number[]} */
  const failed = [];
  for (const [index, seed] of options.seeds.entries()) {
    process.stdout.write(`\n== round ${index + 1} of ${options.seeds.length}, seed ${seed} ==\n`);
    const { ok, signal } = await runCommand(commandLine, {
      cwd: root,
      env: { ...env, HUNTER_PROPERTY_SEED: String(seed) },
      isHeld: false,
    });
    if (signal !== null) return 1;
    if (!ok) failed.push(seed);
  }
  process.stdout.write(`\n${options.seeds.length - failed.length} rounds passed, ${failed.length} failed\n`);
  for (const seed of failed) process.stdout.write(`again: npm run test:properties -- --seed ${seed}\n`);
  return failed.length === 0 ? 0 : 1;
}

/**
 * @param {readonly string[]} args
 * @returns {{ seeds: readonly number[] } | string} or what to say instead
 */
function readOptions(args) {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: { rounds: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } },
    }));
  } catch (error) {
    return `${error instanceof Error ? error.message : error} (npm run test:properties -- --help lists the options)\n`;
  }
  if (values.help === true) return USAGE;
  const { rounds = '5', seed } = values;
  if (seed !== undefined) {
    return isCount(seed) ? { seeds: [Number(seed)] } : `--seed takes a whole number up to ${LARGEST_SEED}.\n`;
  }
  if (!isCount(rounds) || rounds === '0') return '--rounds takes a whole number from 1 on.\n';
  return { seeds: Array.from({ length: Number(rounds) }, () => randomInt(LARGEST_SEED)) };
}

/** @param {string} text */
function isCount(text) {
  return /^\d{1,10}$/.test(text) && Number(text) <= LARGEST_SEED;
}

/**
 * @param {string} root
 * @returns {readonly string[] | undefined} nothing when no spec has a property
 */
function jestCommandLine(root) {
  const configName = 'jest.config.cjs';
  const concerned = jestProjects(root, configName)
    .map((project) => ({ project, specs: specsNaming(root, project, /\.spec\.tsx?$/, "from 'fast-check'") }))
    .filter(({ specs }) => specs.length > 0);
  if (concerned.length === 0) return undefined;
  const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
  const configs = concerned.map(({ project }) => join(root, project, configName));
  const specs = concerned.flatMap((project) => project.specs);
  const options = ['--maxWorkers=2', '--testTimeout=30000', '--projects', ...configs, '--runTestsByPath', ...specs];
  return [process.execPath, jest, ...options];
}
