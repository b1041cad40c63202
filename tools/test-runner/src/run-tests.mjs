import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readResults } from './read-results.mjs';
import { runCommand } from './run-command.mjs';
import { STAGES } from './stages.mjs';
import { summaryLines } from './summary.mjs';

const USAGE = `Usage: npm test [-- --stage <name> ...]

Runs every check in this order and ends with one line: N passed, N failed[, N skipped].
Exit code 0 when nothing failed, 1 when something did, 2 when the options make no sense.

  --stage <name>   only this one; may be given several times
                   ${STAGES.map(({ name }) => name).join(', ')}
  --help           this text
`;

/**
 * @typedef {import('./stages.mjs').Stage} Stage
 * @typedef {import('./summary.mjs').StageOutcome} StageOutcome
 */

/** Ends the run: the person, or the machine that runs it, has had enough. */
class Interrupted extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`Interrupted by ${signal}`);
    this.exitCode = 128 + constants.signals[signal];
  }
}

/**
 * @param {string} root
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} exit code
 */
export async function runTests(root, args, env) {
  const stages = readStages(args);
  if (stages === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  if (typeof stages === 'string') {
    process.stderr.write(`${stages}\n`);
    return 2;
  }
  const reports = mkdtempSync(join(tmpdir(), 'hunter-test-'));
  try {
    const outcomes = await runStages(stages, { root, env, reports });
    process.stdout.write(`\n${summaryLines(outcomes).join('\n')}\n`);
    return outcomes.every(({ state }) => state === 'passed') ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

/**
 * @param {readonly string[]} args
 * @returns {readonly Stage[] | string} or what is wrong, or 'help'
 */
function readStages(args) {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: { stage: { type: 'string', multiple: true }, help: { type: 'boolean' } },
    }));
  } catch (error) {
    return `${error instanceof Error ? error.message : error} (npm test -- --help lists the options)`;
  }
  if (values.help === true) return 'help';
  const names = values.stage ?? STAGES.map(({ name }) => name);
  const unknown = names.find((name) => STAGES.every((stage) => stage.name !== name));
  if (unknown !== undefined) {
    return `There is no stage "${unknown}"; there are ${STAGES.map(({ name }) => name).join(', ')}.`;
  }
  return STAGES.filter(({ name }) => names.includes(name));
}

/**
 * @param {readonly Stage[]} stages
 * @param {{ root: string, env: NodeJS.ProcessEnv, reports: string }} surroundings
 * @returns {Promise<readonly StageOutcome[]>}
 */
async function runStages(stages, surroundings) {
  /** @type {StageOutcome[]} */
  const outcomes = [];
  for (const stage of stages) {
    const cannotRun = outcomes.some(
      ({ stage: name, state }) => state === 'failed' && stages.find((other) => other.name === name)?.isRequired,
    );
    outcomes.push(cannotRun ? notRun(stage) : await runStage(stage, surroundings));
  }
  return outcomes;
}

/**
 * @param {Stage} stage
 * @returns {StageOutcome}
 */
function notRun({ name }) {
  return { stage: name, state: 'not-run', seconds: 0, counts: { passed: 0, failed: 0, skipped: [] } };
}

/**
 * @param {Stage} stage
 * @param {{ root: string, env: NodeJS.ProcessEnv, reports: string }} surroundings
 * @returns {Promise<StageOutcome>}
 */
async function runStage({ name, plan }, { root, env, reports }) {
  process.stdout.write(`\n== ${name} ==\n`);
  const startedAt = performance.now();
  const { commandLine, env: ownEnv, countsTests, skipped = [] } = plan({ root, env });
  const report = join(reports, `${name}.json`);
  let counts = { passed: 0, failed: 0, skipped };
  if (commandLine !== undefined) {
    const reporting = countsTests === true ? ['--json', `--outputFile=${report}`] : [];
    const { ok, signal, leftOut } = await runCommand([...commandLine, ...reporting], {
      cwd: root,
      env: { ...env, ...ownEnv },
    });
    if (signal !== null) throw new Interrupted(signal);
    const ran = countsTests === true ? readResults(report, ok, root) : { passed: 0, failed: ok ? 0 : 1, skipped: [] };
    counts = { ...ran, skipped: [...skipped, ...leftOut, ...ran.skipped] };
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const state = counts.failed === 0 ? 'passed' : 'failed';
  process.stdout.write(`== ${name} ${state} in ${seconds.toFixed(1)} s ==\n`);
  return { stage: name, state, seconds, counts };
}
