import { join } from 'node:path';
import { startService } from '../process/start-service.mjs';
import { freePort } from '../services/free-port.mjs';
import { readReadyLine } from './read-ready-line.mjs';

const START_TIMEOUT_MS = 30_000;

/**
 * Starts the DNS sandbox over the sample zone; every name outside goes to the system's resolvers.
 * @param {import('../process/process-life.mjs').ProcessLife} life
 * @param {{ root: string, env: NodeJS.ProcessEnv }} where
 * @param {import('../process/start-service.mjs').DeathPolicy} policy
 * @returns {Promise<string>} host:port
 */
export async function startDnsSandbox(life, { root, env }, policy) {
  const zone = join(root, 'tools/dev-stack/sample/zone.json');
  // The port is chosen here, so that a restarted sandbox is found again by those who were told of it.
  const port = await freePort();
  const args = ['--zone', zone, '--forward', 'system', '--port', String(port)];
  const service = {
    process: {
      name: 'dns',
      command: process.execPath,
      args: [join(root, 'tools/dns-sandbox/bin/dns-sandbox.mjs'), ...args],
      cwd: root,
      env,
    },
    isReady: (/** @type {import('../process/running-process.mjs').RunningProcess} */ running) =>
      Promise.resolve(readReadyLine(running, 'dns') !== undefined),
    startTimeoutMs: START_TIMEOUT_MS,
  };
  const running = await startService(life, service, policy);
  return String(readReadyLine(running, 'dns')?.['dns']);
}
