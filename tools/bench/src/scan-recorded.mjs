import { ProcessLife } from '@hunter/dev-stack/src/process/process-life.mjs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandboxProcess } from './dns-sandbox-process.mjs';
import { runCliPeer } from './peers.mjs';
import { readRecordedDomains, recordsFolder } from './recorded-domains.mjs';
import { toCount, toTextTable } from './text-table.mjs';

/**
 * What of a line of `hunter scan --json` the tables tell; a refused line has no `scan_status`.
 * @typedef {object} ScanOutcome
 * @property {string} [scan_status]
 * @property {string} [provider]
 * @property {string | null} [segment]
 * @property {string | null} [gateway]
 * @property {boolean | null} [tenant_elsewhere]
 * @property {{ code: string } | null} error
 */

/**
 * `hunter scan` over every recorded real domain: how long it takes, and who holds the mail of how many in which segment.
 * @param {string} root of the repository
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} exit code
 */
export async function scanRecorded(root, env) {
  const folder = mkdtempSync(join(tmpdir(), 'hunter-recorded-'));
  const life = new ProcessLife({ logFolder: join(folder, 'logs') });
  try {
    const records = recordsFolder(root, env);
    const domains = await readRecordedDomains(records);
    const dnsServer = await startSandboxProcess(life, root, ['--records', records]);
    const { perSecond, peakMb, output } = await runCliPeer(life, { root, folder, dnsServer, domains });
    const outcomes = output
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => /** @type {ScanOutcome} */ (JSON.parse(line)));
    const seconds = (domains.length / perSecond).toFixed(1);
    process.stdout.write(
      `${toCount(domains.length)} domains, ${toCount(outcomes.length)} answers, ${seconds} s ` +
        `(${toCount(perSecond)}/s), at most ${toCount(peakMb)} MiB\n\n${toProviderTable(outcomes)}\n\n${toStatusTable(outcomes)}\n`,
    );
    return outcomes.length === domains.length ? 0 : 1;
  } finally {
    await life.stopAll();
    rmSync(folder, { recursive: true, force: true });
  }
}

const SEGMENTS = /** @type {const} */ (['Migration', 'Existing', 'Cold', 'Skip', null]);

/**
 * Providers (of the mailboxes, behind a gateway where there is one) by segment, the commonest first.
 * @param {readonly ScanOutcome[]} outcomes
 */
export function toProviderTable(outcomes) {
  const scanned = outcomes.filter(({ provider }) => provider !== undefined);
  const groups = [...groupBy(scanned, ({ provider }) => provider ?? ''), /** @type {const} */ (['all', scanned])];
  const rows = groups.map(([provider, lines]) => [
    provider,
    toCount(lines.length),
    ...SEGMENTS.map((wanted) => toCount(lines.filter(({ segment }) => segment === wanted).length)),
    toCount(lines.filter(({ gateway }) => gateway !== null).length),
    toCount(lines.filter((line) => line.tenant_elsewhere === true).length),
  ]);
  return toTextTable(
    ['provider', 'domains', ...SEGMENTS.map((segment) => segment ?? 'none'), 'behind a gateway', 'tenant elsewhere'],
    rows,
  );
}

/** @param {readonly ScanOutcome[]} outcomes */
export function toStatusTable(outcomes) {
  const groups = groupBy(outcomes, ({ scan_status: status, error }) => status ?? error?.code ?? '');
  return toTextTable(
    ['how the scan went', 'domains'],
    groups.map(([status, lines]) => [status, toCount(lines.length)]),
  );
}

/**
 * Groups by a key, the largest group first.
 * @param {readonly ScanOutcome[]} outcomes
 * @param {(outcome: ScanOutcome) => string} keyOf
 * @returns {readonly (readonly [string, readonly ScanOutcome[]])[]}
 */
function groupBy(outcomes, keyOf) {
  /** @type {Map<string, ScanOutcome[]>} */
  const groups = new Map();
  for (const outcome of outcomes) {
    const key = keyOf(outcome);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [outcome]);
    else group.push(outcome);
  }
  return [...groups].sort(([, { length: a }], [, { length: b }]) => b - a);
}
