import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ProcessLife } from '@hunter/dev-stack/src/process/process-life.mjs';
import { startDnsSandbox } from '@hunter/dns-sandbox';
import { findNsd, NsdMissingError } from '../dns/nsd-server.mjs';
import { createMadeUpZone, madeUpDomain } from '../made-up-zone.mjs';
import { FAULT_CASES } from './fault-cases.mjs';
import { goodPerSecond, toFaultTable, toLimitTable, toMistakes } from './fault-report.mjs';
import { compareOnLimitedServers, runLimitedCase } from './limited-server.mjs';
import { readDomains } from './read-domains.mjs';
import { runFaultCase } from './run-fault-case.mjs';

const USAGE = `Usage: test:faults [options]

Reads domains from DNS servers that fail in every way, and compares with what they really publish. Fails when anything
is called absent that is there, or when a rate limited server gives less than 5 times the good answers a second that a
naive scanner gets.

  --domains N  domains of each case (3000)
  --help
`;
/** Hunter's good answers a second on a rate limited server, in those of a naive scanner. */
const LEAST_RATIO = 5;
const CONCURRENCY = 200;

/**
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code
 */
export async function testFaults(args) {
  const { values } = parseArgs({
    args: [...args],
    options: { domains: { type: 'string', default: '3000' }, help: { type: 'boolean', default: false } },
  });
  const size = Number(values.domains);
  if (values.help || !Number.isInteger(size) || size < 1) {
    (values.help ? process.stdout : process.stderr).write(USAGE);
    return values.help ? 0 : 2;
  }
  try {
    findNsd();
  } catch (error) {
    if (!(error instanceof NsdMissingError)) throw error;
    process.stderr.write(`test:faults: ${error.message}\n`);
    return 1;
  }
  return run(size);
}

/** @param {number} size */
async function run(size) {
  print(`${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}\n`);
  const folder = mkdtempSync(join(tmpdir(), 'hunter-faults-'));
  const life = new ProcessLife({ logFolder: join(folder, 'logs') });
  try {
    const results = [...(await runFaultCases(size)), await runLimitedCase(life, { folder, size })];
    print(`${toFaultTable(results)}\n`);
    const runs = await compareOnLimitedServers(life, { folder, size });
    print(toLimitTable(runs));
    const [own, naive] = runs;
    if (own === undefined || naive === undefined) throw new Error('a run is missing');
    const ratio = goodPerSecond(own) / goodPerSecond(naive);
    const mistakes = [
      ...toMistakes(results),
      ...(ratio < LEAST_RATIO ? [`only ${ratio.toFixed(1)} times the naive scanner`] : []),
    ];
    for (const mistake of mistakes) process.stderr.write(`test:faults: ${mistake}\n`);
    return mistakes.length === 0 ? 0 : 1;
  } finally {
    await life.stopAll();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Every case on a server of its own, against one reading without faults.
 * @param {number} size
 */
async function runFaultCases(size) {
  const zone = createMadeUpZone(size);
  const domains = Array.from({ length: size }, (_, index) => madeUpDomain(index));
  const sandbox = await startDnsSandbox({ zone });
  const { readings: truth } = await readDomains(sandbox.address, domains, { concurrency: 50 });
  await sandbox.close();
  const results = [];
  for (const faultCase of FAULT_CASES) {
    results.push(await runFaultCase(faultCase, { zone, domains, truth, concurrency: CONCURRENCY }));
  }
  return results;
}

/** @param {string} text */
function print(text) {
  process.stdout.write(`${text}\n`);
}
