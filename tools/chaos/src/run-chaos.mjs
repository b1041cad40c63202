import { cpus, loadavg } from 'node:os';
import { createDice } from './dice.mjs';
import { readOptions, UsageError } from './options.mjs';
import { killedProcesses } from './scenarios/killed-processes.mjs';
import { limitedBulk, limitedConcurrency, limitedTime, limits } from './scenarios/limits.mjs';
import { lostResponses } from './scenarios/lost-responses.mjs';
import { lostRedis, restartedPostgres, stoppedWorker } from './scenarios/lost-services.mjs';
import { outage } from './scenarios/outage.mjs';
import { poison } from './scenarios/poison.mjs';
import { preview } from './scenarios/preview.mjs';
import { repEdits } from './scenarios/rep-edits.mjs';
import { threePushes } from './scenarios/three-pushes.mjs';
import { undo } from './scenarios/undo.mjs';
import { Theatre } from './stage.mjs';

/**
 * @typedef {object} ScenarioContext
 * @property {Theatre} theatre
 * @property {import('./options.mjs').Options} options
 * @property {ReturnType<typeof createDice>} dice
 * @property {number} timeoutMs
 *
 * @typedef {(context: ScenarioContext) => Promise<import('./verdict.mjs').Verdict>} Scenario
 */

/** @type {Readonly<Record<string, Scenario>>} */
export const SCENARIOS = {
  'three-pushes': threePushes,
  preview,
  'rep-edits': repEdits,
  undo,
  poison,
  'lost-responses': lostResponses,
  'killed-processes': killedProcesses,
  'lost-redis': lostRedis,
  'restarted-postgres': restartedPostgres,
  'stopped-worker': stoppedWorker,
  outage,
  limits,
  'limits-time': limitedTime,
  'limits-concurrency': limitedConcurrency,
  'limits-bulk': limitedBulk,
};

export const USAGE = `Usage: test:chaos -- [options]

Pushes leads through api, workers and the Dynamics sandbox, each in its own process, and lets things happen to them. Rows
and requests are counted from the sandbox's own state and from SQL. Starts and removes everything it needs.

  --only A,B     scenarios: ${Object.keys(SCENARIOS).join(', ')}
  --leads N      leads of a scenario (2000)
  --kills N      processes killed in killed-processes (40)
  --scale N      outages and limit windows are shortened by it (10)
  --seed N       of every random choice (1)
  --full         10,000 leads, 200 kills, real time
  --help
`;

const LEAST_TIMEOUT_MS = 120_000;
const TIMEOUT_PER_LEAD_MS = 60;

/**
 * @param {string} root of the repository, built
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code
 */
export async function runChaos(root, args) {
  const options = readOptionsOrExplain(args);
  if (typeof options === 'number') return options;
  print(machine());
  print(`seed ${options.seed} · scale ${options.scale} · ${options.leads} leads · ${options.kills} kills`);
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  const beganMs = Date.now();
  const theatre = await Theatre.open(root);
  try {
    const names = Object.keys(SCENARIOS).filter((name) => options.only.length === 0 || options.only.includes(name));
    let broken = 0;
    for (const name of names) {
      if (stop.signal.aborted) return 130;
      if (!(await playScenario(name, theatre, options, stop.signal))) broken += 1;
    }
    const held = broken === 0 ? `all ${names.length} scenarios held` : `${broken} of ${names.length} scenarios broke`;
    print(`${held} in ${Math.round((Date.now() - beganMs) / 60_000)} minutes`);
    if (broken > 0) print(`logs: ${theatre.keepLogs()}`);
    return broken === 0 ? 0 : 1;
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    await theatre.close();
  }
}

/**
 * @param {string} name
 * @param {Theatre} theatre
 * @param {import('./options.mjs').Options} options
 * @param {AbortSignal} stop
 */
async function playScenario(name, theatre, options, stop) {
  const scenario = SCENARIOS[name];
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  const beganMs = Date.now();
  const timeoutMs = LEAST_TIMEOUT_MS + options.leads * TIMEOUT_PER_LEAD_MS;
  const over = new AbortController();
  const stopped = new Promise((_resolve, reject) => {
    stop.addEventListener('abort', () => reject(new Error('stopped')), { signal: over.signal });
  });
  try {
    // The same scenario throws the same dice whatever ran before it.
    const playing = scenario({ theatre, options, dice: createDice(options.seed), timeoutMs });
    const { figures, faults } = await /** @type {Promise<import('./verdict.mjs').Verdict>} */ (
      Promise.race([playing, stopped])
    );
    const seconds = Math.round((Date.now() - beganMs) / 1_000);
    const said = Object.entries(figures).map(([what, figure]) => `${what} ${figure}`);
    print(`${faults.length === 0 ? 'held ' : 'BROKE'} ${name} (${seconds} s): ${[...said, ...faults].join(' · ')}`);
    return faults.length === 0;
  } catch (error) {
    print(`BROKE ${name}: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  } finally {
    over.abort();
  }
}

/** @param {readonly string[]} args */
function readOptionsOrExplain(args) {
  try {
    const options = readOptions(args, Object.keys(SCENARIOS));
    if (options !== 'help') return options;
    print(USAGE.trimEnd());
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof TypeError)) throw error;
    process.stderr.write(`test:chaos: ${error.message}\n`);
    return 2;
  }
}

function machine() {
  const load = loadavg()[0]?.toFixed(1) ?? 'unknown';
  return `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}, load ${load}`;
}

/** @param {string} line */
function print(line) {
  process.stdout.write(`${line}\n`);
}
