import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stopProcess } from '../process/stop-process.mjs';
import { stopLeftoverPostgres } from '../services/postgres-leftover.mjs';

/**
 * Where everything stands below the data folder. `--fresh` deletes exactly these.
 * @param {string} dataFolder
 */
export function dataPaths(dataFolder) {
  return {
    stackFile: join(dataFolder, 'dev-stack.json'),
    journal: join(dataFolder, 'processes.json'),
    logs: join(dataFolder, 'logs'),
    postgres: join(dataFolder, 'postgres'),
    redis: join(dataFolder, 'redis'),
    dataverse: join(dataFolder, 'dataverse'),
  };
}

/**
 * Stops what an earlier launcher left running because it and its guard were killed.
 * @param {string} dataFolder
 */
export async function stopLeftovers(dataFolder) {
  const { journal, postgres } = dataPaths(dataFolder);
  if (existsSync(journal)) {
    for (const target of readJournal(journal).reverse()) await stopProcess(target);
    rmSync(journal, { force: true });
  }
  await stopLeftoverPostgres(join(postgres, 'cluster'));
}

/** @param {string} dataFolder */
export function removeData(dataFolder) {
  for (const path of Object.values(dataPaths(dataFolder))) rmSync(path, { recursive: true, force: true });
}

/**
 * @param {string} journal
 * @returns {import('../process/stop-process.mjs').StoppableProcess[]}
 */
function readJournal(journal) {
  const text = readFileSync(journal, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    // The machine lost power before it reached the disk: nothing of that start is left, and PostgreSQL has its own pid file.
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
