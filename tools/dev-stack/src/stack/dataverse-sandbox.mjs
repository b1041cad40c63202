import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startService } from '../process/start-service.mjs';
import { freePort } from '../services/free-port.mjs';
import { readReadyLine } from './read-ready-line.mjs';

const START_TIMEOUT_MS = 30_000;

/**
 * Starts the Dynamics 365 sandbox, with its rows kept in `folder` and on the same port as last time where that is free:
 * links to its records stand in the database.
 * @param {import('../process/process-life.mjs').ProcessLife} life
 * @param {{ root: string, folder: string, env: NodeJS.ProcessEnv }} where
 * @param {import('../process/start-service.mjs').DeathPolicy} policy
 * @returns {Promise<{ url: string, settings: Readonly<Record<string, string>> }>} settings: the HUNTER_D365_* variables
 */
export async function startDataverseSandbox(life, { root, folder, env }, policy) {
  mkdirSync(folder, { recursive: true });
  const secret = readOrMake(join(folder, 'client-secret'), () => randomBytes(24).toString('hex'));
  const caFile = join(folder, 'ca.pem');
  const port = await freePort(readPort(join(folder, 'port')));
  writeFileSync(join(folder, 'port'), String(port));
  const service = {
    process: {
      name: 'dataverse',
      command: process.execPath,
      args: [
        join(root, 'tools/dataverse-sandbox/bin/dataverse-sandbox.mjs'),
        ...['--port', String(port), '--ca-file', caFile, '--state-file', join(folder, 'state.json')],
      ],
      cwd: folder,
      env: { ...env, DATAVERSE_SANDBOX_CLIENT_SECRET: secret },
    },
    isReady: (/** @type {import('../process/running-process.mjs').RunningProcess} */ running) =>
      Promise.resolve(readReadyLine(running, 'dataverse') !== undefined),
    startTimeoutMs: START_TIMEOUT_MS,
  };
  const running = await startService(life, service, policy);
  const ready = readReadyLine(running, 'dataverse');
  const url = String(ready?.['dataverse']);
  return {
    url,
    settings: {
      HUNTER_D365_BASE_URL: url,
      HUNTER_D365_AUTHORITY_HOST: url,
      HUNTER_D365_TENANT_ID: String(ready?.['tenant_id']),
      HUNTER_D365_CLIENT_ID: String(ready?.['client_id']),
      HUNTER_D365_CREDENTIAL: 'client-secret',
      HUNTER_D365_CLIENT_SECRET: secret,
      HUNTER_D365_CA_FILE: caFile,
      HUNTER_D365_OWNER_TEAM: 'Hunter Sales',
    },
  };
}

/**
 * @param {string} file
 * @param {() => string} make
 */
function readOrMake(file, make) {
  if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

/** @param {string} file */
function readPort(file) {
  const port = existsSync(file) ? Number(readFileSync(file, 'utf8')) : Number.NaN;
  return Number.isInteger(port) && port > 0 && port <= 65_535 ? port : undefined;
}
