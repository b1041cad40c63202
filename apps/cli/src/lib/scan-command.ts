import type { DnsResolver } from '@hunter/core-dns';
import { createDnsTransport } from '@hunter/dns-transport';
import type { DnsTransport } from '@hunter/dns-transport';
import { LineWriter } from './line-writer.js';
import { createPace } from './pace.js';
import { openInput, readDomains } from './read-lines.js';
import { runConcurrently } from './run-concurrently.js';
import { scanDomain } from './scan-domain.js';
import type { ScanDepth } from './scan-domain.js';
import type { ScanOutcome } from './scan-line.js';
import { createScanProgress } from './scan-progress.js';
import { SCAN_TABLE_HEAD, toScanRow } from './scan-table.js';
import type { ExitCode, Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

export interface ScanOptions {
  readonly json: boolean;
  readonly file: string | null;
  /** Domains at the same time. */
  readonly concurrency: number;
  /** Domains a second; 0 = no limit. */
  readonly rate: number;
  readonly domainTimeoutMs: number;
  /** Null: as deep as the number of domains allows. */
  readonly depth: ScanDepth | null;
}

/** So many named domains are read in full unless told otherwise; a list may be of any length. */
const FEW_DOMAINS = 10;

/** DNS questions of one domain that are open at the same time; what the transport must let through per domain. */
const QUESTIONS_PER_DOMAIN = 5;

function openTransport(env: Terminal['env'], concurrency: number): DnsTransport {
  const servers = (env['HUNTER_DNS_SERVERS'] ?? '').split(',').map((server) => server.trim());
  try {
    return createDnsTransport({
      servers: servers.filter((server) => server !== ''),
      maxInFlightPerServer: Math.max(100, concurrency * QUESTIONS_PER_DOMAIN),
    });
  } catch (error) {
    throw new UsageError(`HUNTER_DNS_SERVERS: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function scanOrExplain(input: string, resolver: DnsResolver, depth: ScanDepth): Promise<ScanOutcome> {
  try {
    return await scanDomain(input, resolver, new Date().toISOString(), depth);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { domain: input.trim(), input, error: { code: 'scan-failed', detail } };
  }
}

/** How much to read when nobody said: everything about a few named domains, the short reading for a list. */
export function chooseDepth(domains: readonly string[], file: string | null): ScanDepth {
  return file === null && domains.length <= FEW_DOMAINS ? 'full' : 'bulk';
}

/** Scans domains as they come in and prints each as soon as it is done. */
export async function runScan(named: readonly string[], options: ScanOptions, terminal: Terminal): Promise<ExitCode> {
  const file = options.file ?? (named.includes('-') ? '-' : null);
  const domains = named.filter((domain) => domain !== '-');
  if (file === null && domains.length === 0) throw new UsageError('no domain given: name some, or use --file');
  const depth = options.depth ?? chooseDepth(domains, file);
  const input = file === null ? null : await openInput(file, terminal.stdin);
  const transport = openTransport(terminal.env, options.concurrency);
  // With nobody reading, open questions are not worth waiting for.
  const writer = new LineWriter(terminal.stdout, () => void transport.close());
  const progress = createScanProgress(terminal.stderr);
  const waitForTurn = createPace(options.rate);
  let hasFailures = false;
  const scanOne = async (text: string): Promise<void> => {
    await waitForTurn();
    const outcome = await scanOrExplain(text, transport.within(options.domainTimeoutMs), depth);
    const hasFailed = outcome.error !== null;
    hasFailures ||= hasFailed;
    progress.count(hasFailed);
    await writer.write(options.json ? JSON.stringify(outcome) : toScanRow(outcome));
  };
  try {
    if (!options.json) await writer.write(SCAN_TABLE_HEAD);
    await runConcurrently(readDomains(domains, input), options.concurrency, scanOne, () => writer.isClosed);
    await writer.flush();
  } finally {
    progress.finish();
    await transport.close();
    // Standard input may still be open when the reader of the output has left.
    input?.destroy();
  }
  return hasFailures ? 1 : 0;
}
