import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers';
import { ProcessLife } from '../process/process-life.mjs';
import { replaceFile } from '../process/replace-file.mjs';
import { StackFailure } from '../process/stack-failure.mjs';
import { startPostgres } from '../services/postgres.mjs';
import { chooseRedis } from '../services/redis-choice.mjs';
import { startRedis } from '../services/redis.mjs';
import { answersOk } from './answers-ok.mjs';
import { runMigrations, startApi, startWorker } from './app-processes.mjs';
import { assertBuilt, buildWorkspace } from './build-workspace.mjs';
import { dataPaths, removeData, stopLeftovers } from './data-folder.mjs';
import { startDataverseSandbox } from './dataverse-sandbox.mjs';
import { startDnsSandbox } from './dns-sandbox.mjs';
import { followLog } from './follow-log.mjs';
import { FrontServer } from './front-server.mjs';
import { Progress } from './progress.mjs';
import { takeStackLock } from './stack-lock.mjs';
import { given } from './stack-options.mjs';
import { listenForStop } from './stop-request.mjs';

/**
 * @typedef {import('./stack-options.mjs').StackOptions} StackOptions
 * @typedef {import('../process/start-service.mjs').DeathPolicy} DeathPolicy
 * @typedef {{ database_url: string, redis_url: string, dataverse: string, dns: string, api: string, worker: string }} Addresses
 */

/**
 * Starts everything, says where it is on standard output, and runs until it is asked to stop.
 * @param {StackOptions} options
 */
export async function runStack(options) {
  const releaseLock = takeStackLock(options.dataFolder);
  const stop = listenForStop(options.env);
  const stack = new Stack(options);
  try {
    const started = stack.start();
    // Stopped before it was ready: what then fails, fails because of that.
    started.catch(() => undefined);
    const reason = await Promise.race([stop.requested, started.then(() => stop.requested)]);
    stack.progress.say(`Stopping (${reason}) …`);
  } finally {
    await stack.stop();
    releaseLock();
    stop.close();
  }
}

class Stack {
  progress = new Progress();
  #options;
  #paths;
  #front = new FrontServer();
  #life;
  /** @type {Addresses | undefined} */
  #addresses;

  /** @param {StackOptions} options */
  constructor(options) {
    this.#options = options;
    this.#paths = dataPaths(options.dataFolder);
    this.#life = new ProcessLife({
      logFolder: this.#paths.logs,
      journalFile: this.#paths.journal,
      onStart: (running) => {
        if (options.verbose) followLog(running);
        // A restarted program has a new pid; before everything is up there is no file to correct.
        if (this.#addresses !== undefined) setImmediate(() => this.#writeStackFile());
      },
    });
  }

  async start() {
    rmSync(this.#paths.stackFile, { force: true });
    if (!this.#options.build) assertBuilt(this.#options.root);
    await this.#front.listen(this.#options.port);
    await stopLeftovers(this.#options.dataFolder);
    if (this.#options.fresh) this.#removeData();
    this.#addresses = await this.#startAll(this.#life);
    const { root } = this.#options;
    this.#front.open({
      webFolder: join(root, 'apps/web/dist'),
      securityHeadersFile: join(root, 'apps/web/security-headers.json'),
      apiUrl: this.#addresses.api,
    });
    await this.#assertWebAnswers();
    this.#writeStackFile();
    if (this.#options.timings) this.progress.say(`timings ${this.progress.summary()}`);
    process.stdout.write(`${this.#front.url}\n`);
  }

  async stop() {
    rmSync(this.#paths.stackFile, { force: true });
    await this.#front.close();
    await this.#life.stopAll();
  }

  #removeData() {
    if (given(this.#options.env['DATABASE_URL']) !== undefined) {
      this.progress.say('--fresh leaves the database that DATABASE_URL names as it is.');
    }
    removeData(this.#options.dataFolder);
  }

  /**
   * @param {ProcessLife} life
   * @returns {Promise<Addresses>}
   */
  async #startAll(life) {
    const { root, env } = this.#options;
    const [database_url, redis_url] = await Promise.all([this.#postgres(life), this.#redis(life), this.#build(life)]);
    const dataEnv = {
      ...env,
      DATABASE_URL: database_url,
      REDIS_URL: redis_url,
      HUNTER_DATA_DIR: this.#options.dataFolder,
    };
    const [dataverse, dns] = await Promise.all([
      this.progress.measure('dataverse sandbox', () =>
        startDataverseSandbox(life, { root, env, folder: this.#paths.dataverse }, this.#policy({ restart: false })),
      ),
      this.progress.measure('dns sandbox', () => startDnsSandbox(life, { root, env }, this.#policy())),
      this.progress.measure('migrations', () => runMigrations(life, { root, env: dataEnv })),
    ]);
    const appEnv = {
      ...dataEnv,
      ...dataverse.settings,
      HUNTER_D365_ENABLED: given(env['HUNTER_D365_ENABLED']) ?? 'true',
      HUNTER_DNS_SERVERS: dns,
    };
    const [api, worker] = await Promise.all([
      this.progress.measure('api', () => startApi(life, { root, env: appEnv }, this.#policy())),
      this.progress.measure('worker', () => startWorker(life, { root, env: appEnv }, this.#policy())),
    ]);
    return { database_url, redis_url, dataverse: dataverse.url, dns, api, worker };
  }

  /** @param {ProcessLife} life */
  async #build(life) {
    if (!this.#options.build) return;
    this.progress.say('Starting; the first start builds everything, which takes a while …');
    await this.progress.measure('build', () => buildWorkspace(life, this.#options));
  }

  /** @param {ProcessLife} life */
  async #postgres(life) {
    const url = given(this.#options.env['DATABASE_URL']);
    if (url !== undefined) return url;
    return this.progress.measure('postgres', () =>
      startPostgres(life, { folder: this.#paths.postgres, durable: true }, this.#policy()),
    );
  }

  /** @param {ProcessLife} life */
  async #redis(life) {
    const choice = chooseRedis(this.#options.env);
    if (choice.kind === 'given') return choice.url;
    return this.progress.measure(`redis (${choice.kind})`, () =>
      startRedis(life, { choice, folder: this.#paths.redis, durable: true }, this.#policy()),
    );
  }

  /**
   * The Dynamics 365 sandbox stays down when it dies: it makes a new certificate authority each time, which api and
   * worker would not trust.
   * @param {{ restart: boolean }} [choice]
   * @returns {DeathPolicy}
   */
  #policy({ restart } = { restart: true }) {
    return {
      restart,
      report: (message, lastLines) => this.progress.say([message, ...lastLines.map((line) => `  ${line}`)].join('\n')),
    };
  }

  async #assertWebAnswers() {
    if (await answersOk(`${this.#front.url}/`)) return;
    throw new StackFailure(`The dashboard is not served: there is no apps/web/dist/index.html after the build.`);
  }

  #writeStackFile() {
    if (this.#life.isStopping) return;
    const content = {
      url: this.#front.url,
      partner_center: null,
      ...this.#addresses,
      dataverse_ca_file: join(this.#paths.dataverse, 'ca.pem'),
      log_folder: this.#paths.logs,
      pids: { launcher: process.pid, ...this.#life.pids },
    };
    replaceFile(this.#paths.stackFile, `${JSON.stringify(content, null, 2)}\n`);
  }
}
