import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProcessLife } from '@hunter/dev-stack/src/process/process-life.mjs';
import { StackFailure } from '@hunter/dev-stack/src/process/stack-failure.mjs';
import { startSandboxProcess } from './dns-sandbox-process.mjs';
import { createMadeUpZone, madeUpDomain } from './made-up-zone.mjs';
import { readRecordedDomains, recordsFolder } from './recorded-domains.mjs';
import { readScanOptions, SCAN_USAGE, UsageError } from './scan-options.mjs';
import { toMedians, toMemoryTable, toRunTable, toSummaryTable } from './scan-report.mjs';
import { readSurroundings, runScan } from './scan-run.mjs';

/**
 * @typedef {import('./scan-options.mjs').ScanBenchOptions} ScanBenchOptions
 * @typedef {{ title: string, domains: readonly string[], sandboxArgs: readonly string[] }} Series
 */

/**
 * The bulk scan, measured from the upload to the last commit.
 * @param {string} root of the repository
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} exit code
 */
export async function benchScan(root, args, env) {
  const options = readOptionsOrExplain(args);
  if (typeof options === 'number') return options;
  const folder = mkdtempSync(join(tmpdir(), 'hunter-bench-'));
  chmodSync(folder, 0o711);
  try {
    await measure(root, { options, folder, env });
    return 0;
  } catch (error) {
    if (!(error instanceof StackFailure)) throw error;
    process.stderr.write(`${[error.message, ...error.details].join('\n')}\n`);
    return 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {readonly string[]} args */
function readOptionsOrExplain(args) {
  try {
    const options = readScanOptions(args);
    if (options !== 'help') return options;
    process.stdout.write(SCAN_USAGE);
    return 0;
  } catch (error) {
    const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
    if (!isUsage) throw error;
    process.stderr.write(`bench:scan: ${error.message}\n`);
    return 2;
  }
}

/**
 * @param {string} root
 * @param {{ options: ScanBenchOptions, folder: string, env: NodeJS.ProcessEnv }} where
 */
async function measure(root, { options, folder, env }) {
  const services = readSurroundings(env);
  print(`${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}`);
  const summaries = [];
  for (const series of await planSeries(root, { options, folder, env })) {
    summaries.push({ title: series.title, medians: await runSeries(root, { series, options, folder, services }) });
  }
  print(`\nMedians of ${options.runs}\n\n${toSummaryTable(summaries)}`);
}

/**
 * @param {string} root
 * @param {{ options: ScanBenchOptions, folder: string, env: NodeJS.ProcessEnv }} where
 * @returns {Promise<readonly Series[]>}
 */
async function planSeries(root, { options, folder, env }) {
  if (options.sizes.length === 0) {
    const records = recordsFolder(root, env);
    const domains = await readRecordedDomains(records);
    return [{ title: 'recorded', domains, sandboxArgs: ['--records', records] }];
  }
  return options.sizes.map((size) => {
    const zone = join(folder, `zone-${size}.json`);
    writeFileSync(zone, JSON.stringify(createMadeUpZone(size, options.silent)));
    const domains = Array.from({ length: size }, (_, index) => madeUpDomain(index));
    return { title: `made up, ${size}`, domains, sandboxArgs: ['--zone', zone] };
  });
}

/**
 * @param {string} root
 * @param {{ series: Series, options: ScanBenchOptions, folder: string, services: import('./scan-run.mjs').Surroundings }} task
 */
async function runSeries(root, { series, options, folder, services }) {
  const life = new ProcessLife({ logFolder: join(folder, `sandbox-${series.domains.length}`) });
  try {
    const dnsServer = await startSandboxProcess(life, root, series.sandboxArgs);
    const results = [];
    for (let run = 1; run <= options.runs; run++) {
      const name = `bench_${series.domains.length}_${run}`;
      const { domains } = series;
      const result = await runScan({ name, root, folder, services, dnsServer, domains, options });
      const { job, rejected, importSeconds } = result;
      print(
        `\n${series.title}, run ${run}: ${job.total} domains, ${rejected} lines refused, upload answered after ${importSeconds.toFixed(1)} s; ` +
          `${job.succeeded} succeeded, ${job.incomplete} incomplete, ${job.failed} failed\n\n${toRunTable(result)}`,
      );
      print(`\n${toMemoryTable(result)}`);
      results.push(result);
    }
    return toMedians(results);
  } finally {
    await life.stopAll();
  }
}

/** @param {string} text */
function print(text) {
  process.stdout.write(`${text}\n`);
}
