import { mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ProcessGuard } from './process-guard.mjs';
import { replaceFile } from './replace-file.mjs';
import { RunningProcess } from './running-process.mjs';
import { StackFailure } from './stack-failure.mjs';

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
  #onStart;
  #isStopping = false;
  /** @type {Set<string>} */
  #logged = new Set();

  /**
   * @param {object} options
   * @param {string} options.logFolder
   * @param {string} [options.journalFile] where the pids stand while they run
   * @param {(started: RunningProcess) => void} [options.onStart]
   */
  constructor({ logFolder, journalFile, onStart }) {
    this.#logFolder = logFolder;
    this.#journalFile = journalFile;
    this.#onStart = onStart;
  }

  /**
   * @param {import('./running-process.mjs').ProcessSpec} spec
   * @returns {RunningProcess}
   */
  start(spec) {
    if (this.#isStopping) throw new StackFailure(`${spec.name} was not started, because everything is being stopped.`);
    const { guard } = this;
    const started = new RunningProcess(spec, this.#logFile(spec.name));
    this.#onStart?.(started);
    const { target } = started;
    if (target === undefined) return started;
    this.#running.push(started);
    guard.watch(target);
    this.#writeJournal();
    void started.exited.then(() => {
      this.#running = this.#running.filter((other) => other !== started);
      guard.forget(target.pid);
      this.#writeJournal();
    });
    return started;
  }

  get guard() {
    this.#guard ??= new ProcessGuard(this.#logFolder, openSync(this.#logFile('guard'), 'a'));
    return this.#guard;
  }

  get isStopping() {
    return this.#isStopping;
  }

  /** @returns {Readonly<Record<string, number>>} */
  get pids() {
    return Object.fromEntries(this.#running.flatMap(({ name, pid }) => (pid === undefined ? [] : [[name, pid]])));
  }

  /** Stops the youngest first. */
  async stopAll() {
    this.#isStopping = true;
    for (const running of [...this.#running].reverse()) await running.stop();
    await this.#guard?.close();
    if (this.#journalFile !== undefined) rmSync(this.#journalFile, { force: true });
  }

  /**
   * A log begins with the first start of this life and goes on through restarts.
   * @param {string} name
   */
  #logFile(name) {
    mkdirSync(this.#logFolder, { recursive: true });
    const file = join(this.#logFolder, `${name}.log`);
    if (!this.#logged.has(name)) rmSync(file, { force: true });
    this.#logged.add(name);
    return file;
  }

  #writeJournal() {
    if (this.#journalFile === undefined || this.#isStopping) return;
    const targets = this.#running.flatMap(({ target }) => (target === undefined ? [] : [target]));
    replaceFile(this.#journalFile, JSON.stringify(targets));
  }
}
