import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProcessLife } from './process/process-life.mjs';
import { toTarget } from './process/running-process.mjs';
import { StackFailure } from './process/stack-failure.mjs';
import { clearGroup, sendSignal } from './process/stop-process.mjs';
import { startPostgres } from './services/postgres.mjs';
import { chooseRedis } from './services/redis-choice.mjs';
import { startRedis } from './services/redis.mjs';

const USAGE = `Usage: with-services.mjs -- <command> [argument...]

Runs a command with DATABASE_URL and REDIS_URL of a PostgreSQL and a Redis that exist only for it.
Redis is the redis-server or valkey-server on the PATH, else the embedded one; HUNTER_REDIS=embedded forces the latter.
The command's exit code is passed on. Its standard input is closed.
`;

/**
 * @param {readonly string[]} argv
 * @returns {Promise<number>} exit code
 */
export async function withServices(argv) {
  const [command, ...args] = argv[0] === '--' ? argv.slice(1) : argv;
  if (command === undefined || command.startsWith('-')) {
    process.stderr.write(USAGE);
    return command === '--help' ? 0 : 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'hunter-services-'));
  // The account that PostgreSQL runs as has to get in.
  chmodSync(folder, 0o711);
  const life = new ProcessLife({ logFolder: join(folder, 'logs') });
  life.guard.throwAway(folder);
  const interruption = new Interruption();
  try {
    const services = await startServices(life, folder);
    return interruption.signal === undefined
      ? await runCommand(command, args, { services, interruption, guard: life.guard })
      : exitCodeOf(interruption.signal);
  } catch (error) {
    if (!(error instanceof StackFailure)) throw error;
    process.stderr.write([error.message, ...error.details.map((line) => `  ${line}`)].join('\n') + '\n');
    return 1;
  } finally {
    await life.stopAll();
    rmSync(folder, { recursive: true, force: true });
    interruption.close();
  }
}

/** Remembers the first signal and passes every signal on to the command once there is one. */
class Interruption {
  /** @type {NodeJS.Signals | undefined} */
  signal;
  /** @type {(signal: NodeJS.Signals) => void} */
  onSignal = () => undefined;
  #listener = (/** @type {NodeJS.Signals} */ signal) => {
    this.signal ??= signal;
    this.onSignal(signal);
  };
  static #signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

  constructor() {
    for (const signal of Interruption.#signals) process.on(signal, this.#listener);
  }

  close() {
    for (const signal of Interruption.#signals) process.off(signal, this.#listener);
  }
}

/**
 * Both databases are named even where the caller's environment names others: a test run must not write to those.
 * @param {ProcessLife} life
 * @param {string} folder
 */
async function startServices(life, folder) {
  const redis = chooseRedis({ ...process.env, REDIS_URL: '' });
  if (redis.kind === 'given') throw new Error('A given Redis is never a throw-away one.');
  const [DATABASE_URL, REDIS_URL] = await Promise.all([
    startPostgres(life, { folder: join(folder, 'postgres'), durable: false }),
    startRedis(life, { choice: redis, folder: join(folder, 'redis'), durable: false }),
  ]);
  return { DATABASE_URL, REDIS_URL };
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {object} surroundings
 * @param {Readonly<Record<string, string>>} surroundings.services
 * @param {Interruption} surroundings.interruption
 * @param {import('./process/process-guard.mjs').ProcessGuard} surroundings.guard
 * @returns {Promise<number>}
 */
async function runCommand(command, args, { services, interruption, guard }) {
  const child = spawn(command, args, {
    env: { ...process.env, ...services },
    stdio: ['ignore', 'inherit', 'inherit'],
    // A group of its own, so that whatever the command leaves behind can be ended with it.
    detached: true,
  });
  const target = toTarget({ name: command }, child.pid);
  if (target !== undefined) guard.watch(target);
  interruption.onSignal = (signal) => {
    if (child.pid !== undefined) sendSignal(child.pid, signal);
  };
  /** @type {number} */
  const exitCode = await new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new StackFailure(`${command} could not be started: ${error.message}`)));
    child.once('exit', (code, signal) => resolve(signal === null ? (code ?? 1) : exitCodeOf(signal)));
  });
  if (child.pid !== undefined) {
    await clearGroup(child.pid);
    guard.forget(child.pid);
  }
  return exitCode;
}

/** @param {NodeJS.Signals} signal */
function exitCodeOf(signal) {
  return 128 + constants.signals[signal];
}
