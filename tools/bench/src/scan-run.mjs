import { ProcessLife } from '@hunter/dev-stack/src/process/process-life.mjs';
import { runMigrations, startApi } from '@hunter/dev-stack/src/stack/app-processes.mjs';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase, fetchLeadDomains, fetchScanTimes, fetchServerPid } from './bench-database.mjs';
import { readFamilyCpuSeconds } from './cpu-time.mjs';
import { runCliPeer, runNodeResolverPeer } from './peers.mjs';
import { ProcessWatch } from './process-watch.mjs';
import { importDomains, waitForJob } from './scan-job-over-http.mjs';
import { startMeasuredWorker } from './worker-process.mjs';

/**
 * @typedef {import('./scan-job-over-http.mjs').ScanJob} ScanJob
 * @typedef {import('./peers.mjs').PeerResult} PeerResult
 * @typedef {ReturnType<typeof readSurroundings>} Surroundings
 *
 * What a process used for the job: processor time per domain, the most memory it ever had.
 * @typedef {{ cpuMs: number | undefined, peakMb: number | undefined }} ProcessUse
 *
 * @typedef {object} ScanRunResult
 * @property {ScanJob} job
 * @property {number} rejected
 * @property {number} importSeconds until the upload was answered
 * @property {number} perSecond domains from the first claim to the last commit
 * @property {number} p50Ms
 * @property {number} p99Ms
 * @property {ProcessUse} worker
 * @property {ProcessUse} api
 * @property {ProcessUse} postgres
 * @property {readonly number[]} workerMbByTenth resident memory of the worker after each tenth of the job
 * @property {PeerResult | undefined} cli
 * @property {PeerResult | undefined} nodeResolver
 */

/** @param {NodeJS.ProcessEnv} env */
export function readSurroundings(env) {
  const { DATABASE_URL, REDIS_URL } = env;
  if (DATABASE_URL === undefined || REDIS_URL === undefined) {
    throw new Error('DATABASE_URL and REDIS_URL are not set: run this through tools/dev-stack/bin/with-services.mjs');
  }
  return { DATABASE_URL, REDIS_URL };
}

/**
 * One run on a database of its own, with processes of its own.
 * @param {object} run
 * @param {string} run.name
 * @param {string} run.root
 * @param {string} run.folder
 * @param {Surroundings} run.services
 * @param {string} run.dnsServer
 * @param {readonly string[]} run.domains
 * @param {import('./scan-options.mjs').ScanBenchOptions} run.options
 * @returns {Promise<ScanRunResult>}
 */
export async function runScan({ name, root, folder, services, dnsServer, domains, options }) {
  const logFolder = join(folder, name);
  mkdirSync(logFolder);
  const database = await createDatabase(services.DATABASE_URL, name);
  const life = new ProcessLife({ logFolder });
  try {
    const env = toAppEnvironment({ ...services, DATABASE_URL: database }, dnsServer, options);
    await runMigrations(life, { root, env });
    const serverPid = await fetchServerPid(database);
    const measured = await measureJob(life, { root, env, domains, serverPid, profileFolder: options.profileFolder });
    const times = await fetchScanTimes(database);
    if (!options.peers) return { ...measured, ...times, cli: undefined, nodeResolver: undefined };
    const task = { root, folder: logFolder, dnsServer, domains: await fetchLeadDomains(database) };
    const cli = await runCliPeer(life, task);
    return { ...measured, ...times, cli, nodeResolver: await runNodeResolverPeer(life, task) };
  } finally {
    await life.stopAll();
  }
}

/**
 * @param {Surroundings} services
 * @param {string} dnsServer
 * @param {import('./scan-options.mjs').ScanBenchOptions} options
 */
function toAppEnvironment(services, dnsServer, { concurrency }) {
  return {
    ...process.env,
    ...services,
    HUNTER_DNS_SERVERS: dnsServer,
    HUNTER_SCAN_RATE: '0',
    HUNTER_D365_ENABLED: 'false',
    HUNTER_LOG_LEVEL: 'warn',
    ...(concurrency === undefined ? {} : { HUNTER_SCAN_CONCURRENCY: String(concurrency) }),
  };
}

/**
 * @param {ProcessLife} life
 * @param {object} task
 * @param {string} task.root
 * @param {NodeJS.ProcessEnv} task.env
 * @param {readonly string[]} task.domains
 * @param {number | undefined} task.serverPid
 * @param {string | undefined} task.profileFolder
 */
async function measureJob(life, { root, env, domains, serverPid, profileFolder }) {
  const policy = {
    restart: false,
    report: (/** @type {string} */ message, /** @type {readonly string[]} */ lines) => {
      process.stderr.write(`${[message, ...lines].join('\n')}\n`);
    },
  };
  const api = await startApi(life, { root, env }, policy);
  const nodeArgs = profileFolder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`];
  const worker = await startMeasuredWorker(life, { root, env }, { nodeArgs, policy });
  const use = startWatching(life, serverPid);
  try {
    const uploadedAt = performance.now();
    const { jobId, rejected } = await importDomains(api, domains);
    const importSeconds = (performance.now() - uploadedAt) / 1000;
    /** @type {number[]} */
    const workerMbByTenth = [];
    const job = await waitForJob(api, jobId, ({ done, total }) => {
      const tenths = Math.floor((done / total) * 10);
      while (workerMbByTenth.length < tenths) workerMbByTenth.push(use.worker.nowMb);
    });
    const perSecond = job.total / secondsOf(job);
    return { job, rejected, importSeconds, perSecond, workerMbByTenth, ...use.read(job.total) };
  } finally {
    use.stop();
    // The profile is written when the worker ends.
    if (profileFolder !== undefined) await worker.stop();
  }
}

/**
 * @param {ProcessLife} life
 * @param {number | undefined} serverPid of PostgreSQL
 */
function startWatching(life, serverPid) {
  const worker = new ProcessWatch(pidOf(life, 'worker'));
  const api = new ProcessWatch(pidOf(life, 'api'));
  const readServer = () => (serverPid === undefined ? undefined : readFamilyCpuSeconds(serverPid));
  const before = { worker: worker.cpuSeconds, api: api.cpuSeconds, postgres: readServer() };
  return {
    worker,
    /** @param {number} domains */
    read: (domains) => ({
      worker: { cpuMs: toCpuMs(before.worker, worker.cpuSeconds, domains), peakMb: worker.peakMb },
      api: { cpuMs: toCpuMs(before.api, api.cpuSeconds, domains), peakMb: api.peakMb },
      postgres: { cpuMs: toCpuMs(before.postgres, readServer(), domains), peakMb: undefined },
    }),
    stop: () => {
      worker.stop();
      api.stop();
    },
  };
}

/**
 * @param {number | undefined} before
 * @param {number | undefined} after
 * @param {number} domains
 */
function toCpuMs(before, after, domains) {
  return before === undefined || after === undefined ? undefined : ((after - before) * 1000) / domains;
}

/** @param {ScanJob} job */
function secondsOf({ started_at: startedAt, finished_at: finishedAt }) {
  if (startedAt === null || finishedAt === null) throw new Error('a completed job was started and finished');
  return (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
}

/**
 * @param {ProcessLife} life
 * @param {string} name
 */
function pidOf(life, name) {
  const pid = life.pids[name];
  if (pid === undefined) throw new Error(`${name} does not run`);
  return pid;
}
