import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {{ kind: 'watch', target: import('./stop-process.mjs').StoppableProcess }
 *   | { kind: 'forget', pid: number }
 *   | { kind: 'throw-away', folder: string }} GuardMessage
 */

/**
 * A process of its own that stops the launcher's children when the launcher itself was killed. One guard for all of
 * them means that none has to know about a parent, least of all PostgreSQL, Redis and the deployables.
 */
export class ProcessGuard {
  #child;
  #wards;
  /** @type {Promise<void>} */
  #gone;

  /**
   * @param {string} folder what it guards, for whoever looks at the list of processes
   * @param {number} log file descriptor, closed here
   */
  constructor(folder, log) {
    const main = fileURLToPath(new URL('./process-guard-main.mjs', import.meta.url));
    this.#child = spawn(process.execPath, [main, folder], { detached: true, stdio: ['pipe', log, log] });
    closeSync(log);
    this.#gone = new Promise((resolve) => this.#child.once('exit', () => resolve()));
    // A guard that was killed by hand leaves a broken pipe; the launcher's own stop does not depend on it.
    if (this.#child.stdin === null) throw new Error('The guard was started without a pipe.');
    this.#wards = this.#child.stdin;
    this.#wards.on('error', () => undefined);
    this.#child.unref();
  }

  get pid() {
    return this.#child.pid;
  }

  /** @param {import('./stop-process.mjs').StoppableProcess} target */
  watch(target) {
    this.#send({ kind: 'watch', target });
  }

  /** @param {number} pid */
  forget(pid) {
    this.#send({ kind: 'forget', pid });
  }

  /** @param {string} folder removed when the launcher cannot do it any more */
  throwAway(folder) {
    this.#send({ kind: 'throw-away', folder });
  }

  async close() {
    this.#child.ref();
    this.#wards.end();
    await this.#gone;
  }

  /** @param {GuardMessage} message */
  #send(message) {
    this.#wards.write(`${JSON.stringify(message)}\n`);
  }
}
