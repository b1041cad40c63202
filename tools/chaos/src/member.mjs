import { startService } from '@hunter/dev-stack/src/process/start-service.mjs';

/** A process of the stage that scenarios may kill, stop and continue. */
export class Member {
  /** @type {import('@hunter/dev-stack/src/process/running-process.mjs').RunningProcess | undefined} */
  #running;

  /**
   * @param {import('@hunter/dev-stack/src/process/process-life.mjs').ProcessLife} life
   * @param {import('@hunter/dev-stack/src/process/start-service.mjs').Service} service
   * @param {string} url
   */
  constructor(life, service, url) {
    this.life = life;
    this.service = service;
    this.url = url;
  }

  async start() {
    this.#running = await startService(this.life, this.service);
  }

  get pid() {
    return this.#running?.pid;
  }

  /** @param {NodeJS.Signals} signal */
  signal(signal) {
    const { pid } = this;
    if (pid === undefined) throw new Error(`${this.service.process.name} does not run`);
    process.kill(pid, signal);
  }

  /** Kills it without warning and starts another in its place. */
  async killAndReplace() {
    this.signal('SIGKILL');
    await this.#running?.exited;
    await this.start();
  }

  async stop() {
    await this.#running?.stop();
  }

  output() {
    return this.#running?.output() ?? '';
  }
}
