import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandLineOf, processIdentity } from '../process/process-table.mjs';
import { stopProcess } from '../process/stop-process.mjs';

const GRACE_MS = 30_000;

/**
 * Stops the server that a killed launcher left on this cluster, found by the cluster's own pid file. The file outlives
 * crashes, so its pid counts only while the process behind it names this very folder on its command line.
 * @param {string} cluster
 * @returns {Promise<boolean>} whether there was one
 */
export async function stopLeftoverPostgres(cluster) {
  const pidFile = join(cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return false;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const identity = Number.isInteger(pid) && pid > 1 ? processIdentity(pid) : undefined;
  if (identity === undefined || !commandLineOf(pid).includes(cluster)) {
    rmSync(pidFile);
    return false;
  }
  await stopProcess({ name: 'postgres', pid, identity, signal: 'SIGINT', graceMs: GRACE_MS });
  return true;
}
