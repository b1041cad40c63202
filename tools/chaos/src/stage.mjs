import { createConnection } from 'node:net';
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ProcessLife } from '@hunter/dev-stack/src/process/process-life.mjs';
import { freePort } from '@hunter/dev-stack/src/services/free-port.mjs';
import { startPostgres } from '@hunter/dev-stack/src/services/postgres.mjs';
import { chooseRedis } from '@hunter/dev-stack/src/services/redis-choice.mjs';
import { startRedis } from '@hunter/dev-stack/src/services/redis.mjs';
import { answersOk } from '@hunter/dev-stack/src/stack/answers-ok.mjs';
import { runMigrations } from '@hunter/dev-stack/src/stack/app-processes.mjs';
import { startDataverseSandbox } from '@hunter/dev-stack/src/stack/dataverse-sandbox.mjs';
import { startDnsSandbox } from '@hunter/dev-stack/src/stack/dns-sandbox.mjs';
import { LeadTable } from './lead-table.mjs';
import { Member } from './member.mjs';
import { readPeakMemoryMb } from './read-peak-memory.mjs';
import { SandboxControl } from './sandbox-control.mjs';
import { StageDatabase } from './stage-database.mjs';

const START_TIMEOUT_MS = 60_000;
const WORKERS = 2;
const LEADS_PER_REQUEST = 1_000;

/** Times of a push, short enough for a run and in the same proportions as in life. */
const SHORT_TIMES = {
  HUNTER_D365_LEASE_MS: '3000',
  HUNTER_D365_RELAY_INTERVAL_MS: '500',
  HUNTER_D365_RETRY_BASE_MS: '200',
  HUNTER_D365_CIRCUIT_PROBE_MS: '500',
};
/** The pace of the service is what one scenario is about; in the others it would only cost time. */
const NO_PACE = { HUNTER_D365_LIMIT_REQUESTS: '1000000', HUNTER_D365_LIMIT_EXECUTION_MS: '100000000' };

/** PostgreSQL, Redis and the Dynamics sandbox, which all scenarios share. */
export class Theatre {
  /** @type {Promise<string> | undefined} */
  #dns;

  /**
   * @param {string} root
   * @param {ProcessLife} life
   * @param {{ folder: string, postgres: string, redis: string, sandbox: { url: string, settings: Readonly<Record<string, string>> } }} services
   */
  constructor(root, life, services) {
    this.root = root;
    this.life = life;
    this.services = services;
    this.sandbox = new SandboxControl(services.sandbox.url, String(services.sandbox.settings['HUNTER_D365_CA_FILE']));
  }

  /** @param {string} root of the repository */
  static async open(root) {
    const folder = mkdtempSync(join(tmpdir(), 'hunter-chaos-'));
    // The account that PostgreSQL runs as has to get in.
    chmodSync(folder, 0o711);
    const life = new ProcessLife({ logFolder: join(folder, 'logs') });
    life.guard.throwAway(folder);
    const again = { restart: true, report: () => undefined };
    try {
      const choice = chooseRedis({ ...process.env, REDIS_URL: '' });
      if (choice.kind === 'given') throw new Error('A given Redis is never one to throw away.');
      const [postgres, redis, sandbox] = await Promise.all([
        startPostgres(life, { folder: join(folder, 'postgres'), durable: true }, again),
        startRedis(life, { choice, folder: join(folder, 'redis'), durable: false }, again),
        startDataverseSandbox(life, { root, folder: join(folder, 'dataverse'), env: process.env }, again),
      ]);
      return new Theatre(root, life, { folder, postgres, redis, sandbox });
    } catch (error) {
      await life.stopAll();
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /**
   * Copies the logs of all programs to a folder that stays: what broke is seldom seen again on command.
   * @returns {string} the folder
   */
  keepLogs() {
    const folder = mkdtempSync(join(tmpdir(), 'hunter-chaos-logs-'));
    cpSync(join(this.services.folder, 'logs'), folder, { recursive: true });
    return folder;
  }

  async close() {
    this.sandbox.close();
    await this.life.stopAll();
    rmSync(this.services.folder, { recursive: true, force: true });
  }

  /**
   * A database of its own, an empty sandbox and fresh processes.
   * @param {Readonly<Record<string, string>>} [settings]
   */
  async stage(settings = {}) {
    await this.sandbox.reset();
    const database = await StageDatabase.create(this.services.postgres);
    const env = {
      ...process.env,
      ...this.services.sandbox.settings,
      ...SHORT_TIMES,
      ...NO_PACE,
      DATABASE_URL: database.url,
      REDIS_URL: this.services.redis,
      HUNTER_D365_ENABLED: 'true',
      HUNTER_DNS_SERVERS: '127.0.0.1:9',
      HUNTER_LOG_LEVEL: 'warn',
      ...settings,
    };
    await runMigrations(this.life, { root: this.root, env });
    const api = await this.#member('api', 'PORT', env);
    const workers = await Promise.all(
      Array.from({ length: WORKERS }, (_, index) => this.#member('worker', 'HUNTER_WORKER_PORT', env, index)),
    );
    const stage = new Stage(this, { api, workers, database, leads: new LeadTable(database.url) });
    await Promise.all([api, ...workers].map((member) => member.start()));
    return stage;
  }

  /**
   * DNS that answers for the sample companies, for scenarios that scan.
   * @returns {Promise<string>} host:port
   */
  startDns() {
    this.#dns ??= startDnsSandbox(
      this.life,
      { root: this.root, env: process.env },
      { restart: true, report: () => undefined },
    );
    return this.#dns;
  }

  /** Redis forgets everything. */
  flushRedis() {
    const { hostname, port } = new URL(this.services.redis);
    return new Promise((resolve, reject) => {
      const socket = createConnection({ host: hostname, port: Number(port) }, () => socket.write('FLUSHALL\r\n'));
      socket.once('error', reject).once('data', () => {
        socket.destroy();
        resolve(undefined);
      });
    });
  }

  /**
   * @param {'postgres' | 'redis'} name
   * @param {NodeJS.Signals} signal
   */
  signal(name, signal) {
    const pid = this.life.pids[name];
    if (pid === undefined) throw new Error(`${name} does not run`);
    process.kill(pid, signal);
  }

  /**
   * @param {'api' | 'worker'} name
   * @param {string} portVariable
   * @param {NodeJS.ProcessEnv} env
   * @param {number} [index]
   */
  async #member(name, portVariable, env, index) {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    return new Member(
      this.life,
      {
        process: {
          name: index === undefined ? name : `${name}-${index + 1}`,
          command: process.execPath,
          args: [join(this.root, `apps/${name}/dist/main.js`)],
          cwd: this.root,
          env: { ...env, HUNTER_HOST: '127.0.0.1', [portVariable]: String(port) },
        },
        isReady: () => answersOk(`${url}/healthz/ready`),
        startTimeoutMs: START_TIMEOUT_MS,
      },
      url,
    );
  }
}

/** One api, two workers and their rows. */
export class Stage {
  /**
   * @param {Theatre} theatre
   * @param {{ api: Member, workers: readonly Member[], database: StageDatabase, leads: LeadTable }} parts
   */
  constructor(theatre, { api, workers, database, leads }) {
    this.theatre = theatre;
    this.sandbox = theatre.sandbox;
    this.api = api;
    this.workers = workers;
    this.database = database;
    this.leads = leads;
  }

  async close() {
    await this.leads.close();
    await Promise.all([this.api, ...this.workers].map((member) => member.stop()));
  }

  /**
   * Asks until the api has accepted: while it is being replaced nobody answers.
   * @param {string} path
   * @param {unknown} [body]
   * @returns {Promise<Record<string, unknown>>} its answer
   */
  async post(path, body = {}) {
    for (let tries = 0; ; tries += 1) {
      const answer = await tryPost(`${this.api.url}/api/v1/d365/${path}`, body);
      if (answer.accepted !== undefined) return answer.accepted;
      if (tries > 200) throw new Error(`${path} was never accepted: ${answer.problem}`);
      await sleep(200);
    }
  }

  /**
   * @param {readonly string[]} leadIds
   * @returns {Promise<readonly string[]>} ids of the batches
   */
  async pushBatches(leadIds) {
    const batchIds = [];
    for (let start = 0; start < leadIds.length; start += LEADS_PER_REQUEST) {
      const { batch_id } = await this.post('push-leads', { lead_ids: leadIds.slice(start, start + LEADS_PER_REQUEST) });
      batchIds.push(String(batch_id));
    }
    return batchIds;
  }

  /** @param {readonly string[]} leadIds */
  async pushSingles(leadIds) {
    for (const leadId of leadIds) await this.post('push-lead', { lead_id: leadId });
  }

  /**
   * Does something to the database while nobody uses it.
   * @param {() => Promise<unknown>} task
   */
  async whileStopped(task) {
    const members = [this.api, ...this.workers];
    await Promise.all(members.map((member) => member.stop()));
    await task();
    await Promise.all(members.map((member) => member.start()));
  }

  /** @returns {Readonly<Record<string, number>>} the most memory that each program has used so far, in MB */
  peakMemory() {
    const pids = { api: this.api.pid, worker: this.workers[0]?.pid, sandbox: this.theatre.life.pids['dataverse'] };
    return Object.fromEntries(
      Object.entries(pids).flatMap(([name, pid]) => {
        const peakMb = pid === undefined ? undefined : readPeakMemoryMb(pid);
        return peakMb === undefined ? [] : [[`peak MB ${name}`, peakMb]];
      }),
    );
  }

  /**
   * @param {number} timeoutMs
   * @returns {Promise<boolean>} false when jobs were still open then
   */
  async untilIdle(timeoutMs) {
    const endMs = Date.now() + timeoutMs;
    while (Date.now() < endMs) {
      const counts = await this.leads.countJobs().catch(() => null);
      if (counts?.open === 0) return true;
      await sleep(200);
    }
    return false;
  }

  /**
   * @param {Member} member
   * @param {string} metric
   * @returns {Promise<number>} the sum over its labels
   */
  async metric(member, metric) {
    const text = await (await fetch(`${member.url}/metrics`)).text();
    return text
      .split('\n')
      .filter((line) => line.startsWith(`${metric} `) || line.startsWith(`${metric}{`))
      .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  }
}

/**
 * @param {string} url
 * @param {unknown} body
 * @returns {Promise<{ accepted: Record<string, unknown>, problem?: undefined } | { accepted?: undefined, problem: string }>}
 */
async function tryPost(url, body) {
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    const text = await response.text();
    return response.ok ? { accepted: JSON.parse(text) } : { problem: `${response.status} ${text}` };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
