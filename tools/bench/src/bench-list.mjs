import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProcessLife } from '@hunter/dev-stack/src/process/process-life.mjs';
import { runMigrations, startApi, startWorker } from '@hunter/dev-stack/src/stack/app-processes.mjs';
import { createDatabase } from './bench-database.mjs';
import { startSandboxProcess } from './dns-sandbox-process.mjs';
import { LIST_QUESTIONS } from './list-questions.mjs';
import { createMadeUpZone, madeUpDomain } from './made-up-zone.mjs';
import { multiplyLeads } from './multiply-leads.mjs';
import { median } from './quantiles.mjs';
import { importDomains, waitForJob } from './scan-job-over-http.mjs';
import { readSurroundings } from './scan-run.mjs';
import { toCount, toTextTable } from './text-table.mjs';

const SCANNED = 1_000;
const ROUNDS = 7;

/**
 * How long the lead list takes over HTTP with many leads (100,000 unless the first argument says otherwise).
 * @param {string} root of the repository
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} exit code
 */
export async function benchList(root, args, env) {
  const total = Number(args[0] ?? 100_000);
  if (!Number.isInteger(total) || total < SCANNED) {
    process.stderr.write(`Usage: bench-list [number of leads, from ${SCANNED}]\n`);
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'hunter-list-'));
  chmodSync(folder, 0o711);
  const life = new ProcessLife({ logFolder: join(folder, 'logs') });
  try {
    const { api, database } = await scanSome(life, { root, folder, services: readSurroundings(env) });
    const size = await multiplyLeads(database, total);
    process.stdout.write(`${toCount(size.count)} leads, table ${size.heap}, with all of its own ${size.total}\n\n`);
    const rows = [];
    for (const question of LIST_QUESTIONS) rows.push(await ask(api, question));
    process.stdout.write(`${toTextTable(['GET /api/v1/…', 'median ms', 'slowest ms', 'items', 'total'], rows)}\n`);
    return 0;
  } finally {
    await life.stopAll();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Scans a thousand made-up companies, so that the rows to be multiplied are real ones.
 * @param {ProcessLife} life
 * @param {{ root: string, folder: string, services: import('./scan-run.mjs').Surroundings }} where
 */
async function scanSome(life, { root, folder, services }) {
  const zone = join(folder, 'zone.json');
  writeFileSync(zone, JSON.stringify(createMadeUpZone(SCANNED)));
  const dnsServer = await startSandboxProcess(life, root, ['--zone', zone]);
  const database = await createDatabase(services.DATABASE_URL, 'bench_list');
  const env = {
    ...process.env,
    ...services,
    DATABASE_URL: database,
    HUNTER_DNS_SERVERS: dnsServer,
    HUNTER_SCAN_RATE: '0',
    HUNTER_D365_ENABLED: 'false',
    HUNTER_LOG_LEVEL: 'warn',
  };
  await runMigrations(life, { root, env });
  const policy = { restart: false, report: (/** @type {string} */ text) => void process.stderr.write(`${text}\n`) };
  const api = await startApi(life, { root, env }, policy);
  await startWorker(life, { root, env }, policy);
  const domains = Array.from({ length: SCANNED }, (_, index) => madeUpDomain(index));
  const { jobId } = await importDomains(api, domains);
  await waitForJob(api, jobId, () => undefined);
  return { api, database };
}

/**
 * @param {string} api
 * @param {string} question
 * @returns {Promise<readonly string[]>} a row of the table
 */
async function ask(api, question) {
  const times = [];
  /** @type {any} */
  let body;
  for (let round = 0; round < ROUNDS; round++) {
    const startedAt = performance.now();
    const response = await fetch(`${api}/api/v1/${question}`);
    body = await response.json();
    times.push(performance.now() - startedAt);
    if (!response.ok) throw new Error(`${question} answered ${response.status}: ${JSON.stringify(body)}`);
  }
  const { items, total } = body;
  const found = total === undefined || total === null ? '' : toCount(total);
  return [question, median(times).toFixed(1), Math.max(...times).toFixed(1), String(items?.length ?? ''), found];
}
