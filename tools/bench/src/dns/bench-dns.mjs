import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProcessLife } from '@hunter/dev-stack/src/process/process-life.mjs';
import { UsageError } from '../scan-options.mjs';
import { DNS_USAGE, readDnsOptions } from './dns-options.mjs';
import { bestConcurrency, measurePairs, sweepConcurrency } from './dns-pairs.mjs';
import { toPairTable, toSweepTable } from './dns-report.mjs';
import { createZoneText } from './dns-zone-text.mjs';
import { findNsd, NsdMissingError, startNsd } from './nsd-server.mjs';

const WARM_UP_DOMAINS = 1_500;

/**
 * Hunter's transport against Node's own resolver, with the same look-ups on the same server.
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code
 */
export async function benchDns(args) {
  try {
    const options = readDnsOptions(args);
    if (options === 'help') {
      print(DNS_USAGE);
      return 0;
    }
    findNsd();
    await measure(options);
    return 0;
  } catch (error) {
    const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
    if (!isUsage && !(error instanceof NsdMissingError)) throw error;
    process.stderr.write(`bench:dns: ${error.message}\n`);
    return isUsage ? 2 : 1;
  }
}

/** @param {import('./dns-options.mjs').DnsBenchOptions} options */
async function measure(options) {
  const folder = mkdtempSync(join(tmpdir(), 'hunter-dns-'));
  const life = new ProcessLife({ logFolder: join(folder, 'logs') });
  try {
    const zone = createZoneText(WARM_UP_DOMAINS + options.domains);
    const server = await startNsd(life, { name: 'nsd', folder, zone });
    print(`${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}`);
    const size = { warmUp: WARM_UP_DOMAINS, domains: options.domains };
    const sweep = await sweepConcurrency('node-resolver', { server, ...size });
    print(`\ndns.Resolver by domains at the same time\n\n${toSweepTable(sweep)}`);
    const peerConcurrency = bestConcurrency(sweep);
    const pairing = { server, ...size, runs: options.runs, concurrency: options.concurrency, peerConcurrency };
    const lookups = await measurePairs({ own: 'transport', peer: 'node-resolver' }, pairing);
    const atOnce = `${peerConcurrency} domains at the same time for dns.Resolver, ${options.concurrency} for Hunter`;
    print(`\nTwelve look-ups a domain, ${atOnce}\n\n${toPairTable(lookups)}`);
    const readings = await measurePairs({ own: 'reading-by-transport', peer: 'reading-by-node-resolver' }, pairing);
    print(`\nanalyzeDns, the whole reading, ${atOnce}\n\n${toPairTable(readings)}`);
  } finally {
    await life.stopAll();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} text */
function print(text) {
  process.stdout.write(`${text}\n`);
}
