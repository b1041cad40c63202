import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { Theatre } from './stage.mjs';

/** What the sandbox takes for every request and for every row in it, the same alone and in bulk. */
const SERVICE_TIME = { request_ms: 100, row_ms: 5 };

export const BENCH_USAGE = `Usage: bench:d365 -- [--leads N] [--singles N]

Pushes leads into the Dynamics sandbox through api, two workers and their queue: alone, and in batches with bulk messages.
The sandbox takes ${SERVICE_TIME.request_ms} ms for each request and ${SERVICE_TIME.row_ms} ms for each row on both paths. The limits are those of Dataverse.

  --leads N     leads of the bulk path (2000)
  --singles N   leads of the single path (300)
`;

/**
 * @typedef {object} Measured
 * @property {number} leads
 * @property {number} seconds
 * @property {number} requests
 * @property {number} refused
 * @property {number} again write requests of a second run without change
 */

/**
 * @param {string} root of the repository, built
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code
 */
export async function benchD365(root, args) {
  const text = /** @type {const} */ ({ type: 'string' });
  const { values } = parseArgs({
    args: [...args],
    options: { leads: text, singles: text, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    process.stdout.write(BENCH_USAGE);
    return 0;
  }
  process.stdout.write(
    `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}\n`,
  );
  process.stdout.write(`service time ${SERVICE_TIME.request_ms} ms a request, ${SERVICE_TIME.row_ms} ms a row\n\n`);
  const theatre = await Theatre.open(root);
  try {
    const single = await measure(theatre, Number(values.singles ?? 300), { HUNTER_D365_CHUNK_SIZE: '1' });
    report('single', single);
    const bulk = await measure(theatre, Number(values.leads ?? 2_000), {});
    report('bulk', bulk);
    const factor = bulk.leads / bulk.seconds / (single.leads / single.seconds);
    process.stdout.write(`\nbulk ÷ single: ${factor.toFixed(1)}\n`);
    return single.again + bulk.again === 0 ? 0 : 1;
  } finally {
    await theatre.close();
  }
}

/**
 * @param {Theatre} theatre
 * @param {number} leads
 * @param {Readonly<Record<string, string>>} settings
 * @returns {Promise<Measured>}
 */
async function measure(theatre, leads, settings) {
  const stage = await theatre.stage({
    HUNTER_D365_LIMIT_REQUESTS: '6000',
    HUNTER_D365_LIMIT_EXECUTION_MS: '1200000',
    HUNTER_D365_CONCURRENCY: '8',
    ...settings,
  });
  try {
    await stage.sandbox.faults({ throttle: { enabled: true }, service_time: SERVICE_TIME });
    const ids = await stage.leads.insertLeads(leads);
    const beganMs = Date.now();
    await stage.pushBatches(ids);
    await untilIdle(stage);
    const seconds = (Date.now() - beganMs) / 1_000;
    const { requests_by_route: routes, responses_by_status: statuses, leads: rows } = await stage.sandbox.state();
    if (rows !== leads) throw new Error(`${rows} rows for ${leads} leads`);
    const requests = Object.values(routes).reduce((sum, count) => sum + count, 0);
    await stage.sandbox.resetCounters();
    await stage.pushBatches(ids);
    await untilIdle(stage);
    const { write_requests: again } = await stage.sandbox.state();
    return { leads, seconds, requests, refused: statuses['429'] ?? 0, again };
  } finally {
    await stage.close();
  }
}

/** @param {import('./stage.mjs').Stage} stage */
async function untilIdle(stage) {
  if (!(await stage.untilIdle(900_000))) throw new Error('pushes were still open after a quarter of an hour');
}

/**
 * @param {string} path
 * @param {Measured} measured
 */
function report(path, { leads, seconds, requests, refused, again }) {
  const figures = [
    `${leads} leads in ${seconds.toFixed(1)} s`,
    `${(leads / seconds).toFixed(1)} leads/s`,
    `${requests} requests, ${(requests / leads).toFixed(2)} a lead`,
    `429: ${((refused / requests) * 100).toFixed(2)} %`,
    `writes of a second run: ${again}`,
  ];
  process.stdout.write(`${path.padEnd(6)} ${figures.join(' · ')}\n`);
}
