import { spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { processIdentity } from './process-table.mjs';
import { StackFailure } from './stack-failure.mjs';
import { clearGroup, stopProcess } from './stop-process.mjs';

const TAIL_LINES = 15;

/**
 * @typedef {object} ProcessSpec
 * @property {string} name also the name of its log file
 * @property {string} command
 * @property {readonly string[]} args
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd]
 * @property {number} [uid]
 * @property {number} [gid]
 * @property {NodeJS.Signals} [stopSignal] SIGTERM unless said
 * @property {number} [graceMs] time to stop in before it is killed; 10 s unless said
 *
 * @typedef {{ code: number | null, signal: NodeJS.Signals | null }} ProcessExit
 */

/** One program in a process group of its own, with its output in a log file. */
export class RunningProcess {
  #child;
  #groupCleared;
  #logStart;
  #isStopping = false;

  /**
   * @param {ProcessSpec} spec
   * @param {string} logFile appended to
   */
  constructor(spec, logFile) {
    this.name = spec.name;
    this.logFile = logFile;
    const log = openSync(logFile, 'a');
    try {
      this.#logStart = fstatSync(log).size;
      this.#child = spawn(spec.command, spec.args, { ...toSpawnOptions(spec), stdio: ['ignore', log, log] });
    } finally {
      closeSync(log);
    }
    /** @type {Promise<ProcessExit>} */
    this.exited = new Promise((resolve, reject) => {
      this.#child.once('error', (error) =>
        reject(new StackFailure(`${spec.name} could not be started (${spec.command}): ${error.message}`)),
      );
      this.#child.once('exit', (code, signal) => resolve({ code, signal }));
    });
    this.target = toTarget(spec, this.#child.pid);
    const { pid } = this.#child;
    this.#groupCleared = this.exited.then(
      () => (pid === undefined ? undefined : clearGroup(pid)),
      // The error of a failed start reaches whoever waits for `exited`.
      () => undefined,
    );
  }

  get pid() {
    return this.target?.pid;
  }

  get isRunning() {
    return this.target !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** True once somebody asked it to stop, so that its exit is no news. */
  get isStopping() {
    return this.#isStopping;
  }

  /** What it has written since this start. */
  output() {
    return readFileSync(this.logFile).subarray(this.#logStart).toString('utf8');
  }

  /** @returns {readonly string[]} */
  lastLines() {
    return this.output().trimEnd().split('\n').slice(-TAIL_LINES);
  }

  async stop() {
    this.#isStopping = true;
    if (this.target !== undefined && this.isRunning) await stopProcess(this.target);
    await this.#groupCleared;
  }
}

/**
 * @param {ProcessSpec} spec
 * @returns {import('node:child_process').SpawnOptions}
 */
function toSpawnOptions({ env, cwd, uid, gid }) {
  return {
    detached: true,
    ...(env === undefined ? {} : { env }),
    ...(cwd === undefined ? {} : { cwd }),
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
  };
}

/**
 * @param {Pick<ProcessSpec, 'name' | 'stopSignal' | 'graceMs'>} spec
 * @param {number | undefined} pid
 * @returns {import('./stop-process.mjs').StoppableProcess | undefined} undefined when it never ran, or is dead already
 */
export function toTarget(spec, pid) {
  const identity = pid === undefined ? undefined : processIdentity(pid);
  if (pid === undefined || identity === undefined) return undefined;
  return {
    name: spec.name,
    pid,
    identity,
    signal: spec.stopSignal ?? 'SIGTERM',
    graceMs: spec.graceMs ?? 10_000,
  };
}
