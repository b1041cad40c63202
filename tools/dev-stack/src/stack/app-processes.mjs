import { join } from 'node:path';
import { runToEnd } from '../process/run-to-end.mjs';
import { startService } from '../process/start-service.mjs';
import { freePort } from '../services/free-port.mjs';
import { answersOk } from './answers-ok.mjs';

const START_TIMEOUT_MS = 60_000;

/**
 * @typedef {import('../process/process-life.mjs').ProcessLife} ProcessLife
 * @typedef {import('../process/start-service.mjs').DeathPolicy} DeathPolicy
 * @typedef {{ root: string, env: NodeJS.ProcessEnv }} Surroundings env: already with the services' addresses in it
 */

/**
 * @param {ProcessLife} life
 * @param {Surroundings} where
 */
export async function runMigrations(life, { root, env }) {
  await runToEnd(life, {
    name: 'migrate',
    command: process.execPath,
    args: [join(root, 'apps/api/dist/migrate.js')],
    cwd: root,
    env,
  });
}

/**
 * @param {ProcessLife} life
 * @param {Surroundings} where
 * @param {DeathPolicy} policy
 */
export function startApi(life, where, policy) {
  return startApp(life, where, { name: 'api', portVariable: 'PORT' }, policy);
}

/**
 * @param {ProcessLife} life
 * @param {Surroundings} where
 * @param {DeathPolicy} policy
 */
export function startWorker(life, where, policy) {
  return startApp(life, where, { name: 'worker', portVariable: 'HUNTER_WORKER_PORT' }, policy);
}

/**
 * @param {ProcessLife} life
 * @param {Surroundings} where
 * @param {{ name: string, portVariable: string }} app
 * @param {DeathPolicy} policy
 * @returns {Promise<string>} its URL
 */
async function startApp(life, { root, env }, { name, portVariable }, policy) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const service = {
    process: {
      name,
      command: process.execPath,
      args: [join(root, `apps/${name}/dist/main.js`)],
      cwd: root,
      env: { ...env, HUNTER_HOST: '127.0.0.1', [portVariable]: String(port) },
    },
    isReady: () => answersOk(`${url}/healthz/ready`),
    startTimeoutMs: START_TIMEOUT_MS,
  };
  await startService(life, service, policy);
  return url;
}
