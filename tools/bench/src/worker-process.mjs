import { join } from 'node:path';
import { startService } from '@hunter/dev-stack/src/process/start-service.mjs';
import { freePort } from '@hunter/dev-stack/src/services/free-port.mjs';
import { answersOk } from '@hunter/dev-stack/src/stack/answers-ok.mjs';

/**
 * Starts the worker as `npm start` does, but with arguments for Node: a profile cannot be asked for by NODE_OPTIONS.
 * @param {import('@hunter/dev-stack/src/process/process-life.mjs').ProcessLife} life
 * @param {{ root: string, env: NodeJS.ProcessEnv }} where
 * @param {{ nodeArgs: readonly string[], policy: import('@hunter/dev-stack/src/process/start-service.mjs').DeathPolicy }} options
 */
export async function startMeasuredWorker(life, { root, env }, { nodeArgs, policy }) {
  const port = await freePort();
  const service = {
    process: {
      name: 'worker',
      command: process.execPath,
      args: [...nodeArgs, join(root, 'apps/worker/dist/main.js')],
      cwd: root,
      env: { ...env, HUNTER_HOST: '127.0.0.1', HUNTER_WORKER_PORT: String(port) },
    },
    isReady: () => answersOk(`http://127.0.0.1:${port}/healthz/ready`),
    startTimeoutMs: 60_000,
  };
  return startService(life, service, policy);
}
