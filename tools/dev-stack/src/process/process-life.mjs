import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProcessGuard } from './process-guard.mjs';
import { RunningProcess } from './running-process.mjs';

/**
 * Everything that was started, in order: stopped in the reverse order, watched by the guard in case the launcher is
 * killed, and journalled in case the guard is killed too.
 */
export class ProcessLife {
  /** @type {RunningProcess[]} */
  #running = [];
  /** @type {ProcessGuard | undefined} */
  #guard;
  #logFolder;
  #journalFile;

  /**
   * @param {object} options
   * @param {string} options.logFolder
   * @param {string} [options.journalFile] where the pids stand while they run
   */
  constructor({ logFolder, journalFile }) {
    this.#logFolder = logFolder;
    this.#journalFile = journalFile;
    mkdirSync(logFolder, { recursive: true });
  }

  /**
   * @param {import('./running-process.mjs').ProcessSpec} spec
   * @returns {RunningProcess}
   */
  start(spec) {
    const started = new RunningProcess(spec, this.logFile(spec.name));
    if (started.target === undefined) return started;
    this.#running.push(started);
    this.guard.watch(started.target);
    this.#writeJournal();
    const { pid } = started.target;
    void started.exited.then(() => {
      this.#running = this.#running.filter((other) => other !== started);
      this.guard.forget(pid);
      this.#writeJournal();
    });
    return started;
  }

  get guard() {
    this.#guard ??= new ProcessGuard('ignore');
    return this.#guard;
  }

  /** @returns {Readonly<Record<string, number>>} */
  get pids() {
    return Object.fromEntries(this.#running.flatMap(({ name, pid }) => (pid === undefined ? [] : [[name, pid]])));
  }

  /** @param {string} name */
  logFile(name) {
    return join(this.#logFolder, `${name}.log`);
  }

  /** Stops the youngest first; those that were asked to stop before are waited for. */
  async stopAll() {
    for (let last = this.#running.at(-1); last !== undefined; last = this.#running.at(-1)) await last.stop();
    await this.#guard?.close();
    if (this.#journalFile !== undefined) rmSync(this.#journalFile, { force: true });
  }

  #writeJournal() {
    if (this.#journalFile === undefined) return;
    const targets = this.#running.flatMap(({ target }) => (target === undefined ? [] : [target]));
    writeFileSync(this.#journalFile, JSON.stringify(targets), { mode: 0o600 });
  }
}
