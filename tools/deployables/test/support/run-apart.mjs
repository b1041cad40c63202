// Installs api and worker in folders of their own and runs two of each, with the sandboxes around them, until it gets a
// signal or whoever asked for it is gone. Runs below with-services, which gives DATABASE_URL and REDIS_URL.
// Usage: run-apart.mjs <empty folder> <pid of whoever asks>
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ProcessLife } from '@hunter/dev-stack/src/process/process-life.mjs';
import { processIdentity } from '@hunter/dev-stack/src/process/process-table.mjs';
import { runToEnd } from '@hunter/dev-stack/src/process/run-to-end.mjs';
import { StackFailure } from '@hunter/dev-stack/src/process/stack-failure.mjs';
import { startService } from '@hunter/dev-stack/src/process/start-service.mjs';
import { freePort } from '@hunter/dev-stack/src/services/free-port.mjs';
import { answersOk } from '@hunter/dev-stack/src/stack/answers-ok.mjs';
import { startDataverseSandbox } from '@hunter/dev-stack/src/stack/dataverse-sandbox.mjs';
import { readReadyLine } from '@hunter/dev-stack/src/stack/read-ready-line.mjs';
import { BULK_DOMAINS } from './bulk-domains.mjs';
import { INSTALL, NODE_OPTIONS } from './deployment-steps.mjs';

const START_TIMEOUT_MS = 60_000;
const POLL_MS = 200;
/** Slow enough that a job of all bulk domains takes two workers several seconds. */
const DOMAINS_PER_SECOND = 40;

/**
 * @typedef {import('@hunter/dev-stack/src/process/process-life.mjs').ProcessLife} Life
 * @typedef {{ url: string, pid: number | undefined }} RunningApp
 */

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const [folder, asker] = process.argv.slice(2);
if (folder === undefined || asker === undefined) throw new Error('Usage: run-apart.mjs <empty folder> <pid>');
const askerIdentity = processIdentity(Number(asker));
let isAskedToStop = false;
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => (isAskedToStop = true));

const life = new ProcessLife({ logFolder: join(folder, 'logs') });
try {
  const apart = await start(folder);
  process.stdout.write(`${JSON.stringify(apart)}\n`);
  while (!isAskedToStop && isWanted()) await sleep(POLL_MS);
} catch (error) {
  if (!(error instanceof StackFailure)) throw error;
  process.stderr.write([error.message, ...error.details, ''].join('\n'));
  process.exitCode = 1;
} finally {
  await life.stopAll();
}

/** Whoever asked may have been gone before this could look. */
function isWanted() {
  return askerIdentity !== undefined && processIdentity(Number(asker)) === askerIdentity;
}

/** @param {string} folder */
async function start(folder) {
  await Promise.all([install('api', folder), install('worker', folder)]);
  if (isAskedToStop || !isWanted()) throw new StackFailure('Nobody waits for it any more.');
  const [dataverse, dns] = await Promise.all([
    startDataverseSandbox(life, { root, env: process.env, folder: join(folder, 'dataverse') }, deathPolicy()),
    startDns(folder),
    runToEnd(life, { ...node(join(folder, 'api'), 'migrate.js', {}), name: 'migrate' }),
  ]);
  const settings = {
    ...dataverse.settings,
    HUNTER_D365_ENABLED: 'true',
    HUNTER_DNS_SERVERS: dns,
    HUNTER_SCAN_RATE: String(DOMAINS_PER_SECOND),
  };
  const start = (/** @type {string} */ name) => startApp(folder, name, settings);
  return {
    apis: await Promise.all(['api-a', 'api-b'].map(start)),
    workers: await Promise.all(['worker-a', 'worker-b'].map(start)),
    dataverse: dataverse.url,
    caFile: dataverse.settings['HUNTER_D365_CA_FILE'],
    pids: life.pids,
  };
}

/**
 * @param {'api' | 'worker'} app
 * @param {string} folder
 */
async function install(app, folder) {
  const target = join(folder, app);
  cpSync(join(root, 'apps', app, 'dist/deployable'), target, { recursive: true });
  const [command = '', ...args] = INSTALL;
  // What is downloaded already is not downloaded again; it does not change what is installed.
  const env = { ...cleanEnvironment(), npm_config_prefer_offline: 'true' };
  await runToEnd(life, { name: `install-${app}`, command, args, cwd: target, env });
}

/** @param {string} folder */
async function startDns(folder) {
  /** @type {{ names: Record<string, unknown> }} */
  const zone = JSON.parse(readFileSync(join(root, 'tools/dev-stack/sample/zone.json'), 'utf8'));
  for (const name of BULK_DOMAINS) zone.names[name] = { MX: [`10 mx.${name}`], TXT: ['v=spf1 mx -all'] };
  const zoneFile = join(folder, 'zone.json');
  mkdirSync(folder, { recursive: true });
  writeFileSync(zoneFile, JSON.stringify(zone));
  const running = await startService(life, {
    process: {
      name: 'dns',
      command: process.execPath,
      args: [join(root, 'tools/dns-sandbox/bin/dns-sandbox.mjs'), '--zone', zoneFile, '--port', '0'],
    },
    isReady: (started) => Promise.resolve(readReadyLine(started, 'dns') !== undefined),
    startTimeoutMs: START_TIMEOUT_MS,
  });
  return String(readReadyLine(running, 'dns')?.['dns']);
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {Readonly<Record<string, string>>} settings
 * @returns {Promise<RunningApp>}
 */
async function startApp(folder, name, settings) {
  const [app = ''] = name.split('-');
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const portVariable = app === 'api' ? 'PORT' : 'HUNTER_WORKER_PORT';
  const running = await startService(life, {
    process: { ...node(join(folder, app), 'main.js', { ...settings, [portVariable]: port }), name },
    isReady: () => answersOk(`${url}/healthz/ready`),
    startTimeoutMs: START_TIMEOUT_MS,
  });
  return { url, pid: running.pid };
}

/**
 * @param {string} cwd
 * @param {string} script
 * @param {Readonly<Record<string, string>>} settings
 */
function node(cwd, script, settings) {
  const { DATABASE_URL, REDIS_URL } = process.env;
  const env = { ...cleanEnvironment(), DATABASE_URL, REDIS_URL, ...settings };
  return { command: process.execPath, args: [...NODE_OPTIONS, script], cwd, env };
}

/** Nothing of this workspace's npm run or of its settings may help a deployable. */
function cleanEnvironment() {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, NODE_ENV: 'production' };
}

/** @returns {import('@hunter/dev-stack/src/process/start-service.mjs').DeathPolicy} */
function deathPolicy() {
  return { restart: false, report: (message, lines) => process.stderr.write([message, ...lines, ''].join('\n')) };
}
