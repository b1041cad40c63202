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
  const { commandLines, env: ownEnv, countsTests = false, skipped = [] } = plan({ root, env });
  const lanes = await Promise.all(
    commandLines.map((commandLine, index) =>
      runLane(commandLine, {
        root,
        env: { ...env, ...ownEnv },
        report: countsTests ? join(reports, `${name}-${index}.json`) : undefined,
        // The first one is watched while it runs; two at once would be unreadable.
        isHeld: index > 0,
      }),
    ),
  );
  const interrupted = lanes.find(({ signal }) => signal !== null);
  if (interrupted?.signal) throw new Interrupted(interrupted.signal);
  for (const { said } of lanes) process.stdout.write(said);
  const counts = sumCounts([{ passed: 0, failed: 0, skipped }, ...lanes.map((lane) => lane.counts)]);
  const seconds = (performance.now() - startedAt) / 1000;
  const state = counts.failed === 0 ? 'passed' : 'failed';
  process.stdout.write(`== ${name} ${state} in ${seconds.toFixed(1)} s ==\n`);
  return { stage: name, state, seconds, counts };
}

/**
 * @param {readonly string[]} commandLine
 * @param {{ root: string, env: NodeJS.ProcessEnv, report: string | undefined, isHeld: boolean }} options
 * @returns {Promise<{ counts: import('./read-results.mjs').Counts, said: string, signal: NodeJS.Signals | null }>}
 */
async function runLane(commandLine, { root, env, report, isHeld }) {
  const reporting = report === undefined ? [] : ['--json', `--outputFile=${report}`];
  const { ok, signal, leftOut, said } = await runCommand([...commandLine, ...reporting], { cwd: root, env, isHeld });
  const ran = report === undefined ? { passed: 0, failed: ok ? 0 : 1, skipped: [] } : readResults(report, ok, root);
  return { counts: { ...ran, skipped: [...leftOut, ...ran.skipped] }, said, signal };
}

/**
 * @param {readonly import('./read-results.mjs').Counts[]} counts
 * @returns {import('./read-results.mjs').Counts}
 */
function sumCounts(counts) {
  return {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
    skipped: counts.flatMap(({ skipped }) => skipped),
  };
}
