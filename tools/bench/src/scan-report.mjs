import { median } from './quantiles.mjs';
import { toCount, toTextTable } from './text-table.mjs';

/**
 * @typedef {import('./scan-run.mjs').ScanRunResult} ScanRunResult
 *
 * @typedef {object} ScanMedians
 * @property {number} perSecond
 * @property {number} p50Ms
 * @property {number} p99Ms
 * @property {number | undefined} workerCpuMs processor time of the worker per domain
 * @property {number} workerPeakMb the largest, not the median: it is a limit
 * @property {number} apiPeakMb
 * @property {number | undefined} cliRatio against `hunter scan` in the same run
 * @property {number | undefined} nodeRatio against Node's resolver in the same run
 */

/**
 * @param {readonly ScanRunResult[]} results
 * @returns {ScanMedians}
 */
export function toMedians(results) {
  return {
    perSecond: median(results.map(({ perSecond }) => perSecond)),
    p50Ms: median(results.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(results.map(({ p99Ms }) => p99Ms)),
    workerCpuMs: medianOfKnown(results.map(({ worker }) => worker.cpuMs)),
    workerPeakMb: Math.max(...results.map(({ worker }) => worker.peakMb ?? 0)),
    apiPeakMb: Math.max(...results.map(({ api }) => api.peakMb ?? 0)),
    cliRatio: medianRatio(results, 'cli'),
    nodeRatio: medianRatio(results, 'nodeResolver'),
  };
}

/**
 * @param {readonly ScanRunResult[]} results
 * @param {'cli' | 'nodeResolver'} peer
 */
function medianRatio(results, peer) {
  return medianOfKnown(
    results.map((result) => {
      const peerResult = result[peer];
      return peerResult === undefined ? undefined : result.perSecond / peerResult.perSecond;
    }),
  );
}

/** @param {readonly (number | undefined)[]} values */
function medianOfKnown(values) {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : median(known);
}

/** @param {ScanRunResult} result */
export function toRunTable(result) {
  const { perSecond, p50Ms, p99Ms, worker, api, postgres, cli, nodeResolver } = result;
  const rows = [
    ['worker', toCount(perSecond), toCount(p50Ms), toCount(p99Ms), ...toUse(worker), '1.00'],
    ['api', '', '', '', ...toUse(api), ''],
    ['PostgreSQL', '', '', '', ...toUse(postgres), ''],
  ];
  if (cli !== undefined) rows.push(toPeerRow('hunter scan, no database', cli, perSecond));
  if (nodeResolver !== undefined) rows.push(toPeerRow('dns.Resolver, reading only', nodeResolver, perSecond));
  const head = ['what', 'domains/s', 'p50 ms', 'p99 ms', 'CPU ms/domain', 'peak MiB', 'worker ÷ this'];
  return toTextTable(head, rows);
}

/** @param {import('./scan-run.mjs').ProcessUse} use */
function toUse({ cpuMs, peakMb }) {
  return [cpuMs?.toFixed(2) ?? '', peakMb === undefined ? '' : toCount(peakMb)];
}

/**
 * @param {string} name
 * @param {import('./peers.mjs').PeerResult} peer
 * @param {number} workerPerSecond
 */
function toPeerRow(name, peer, workerPerSecond) {
  return [name, toCount(peer.perSecond), '', '', ...toUse(peer), (workerPerSecond / peer.perSecond).toFixed(2)];
}

/** @param {ScanRunResult} result */
export function toMemoryTable({ workerMbByTenth }) {
  const tenths = workerMbByTenth.map((_, index) => `${(index + 1) * 10} %`);
  return toTextTable(['worker, MiB resident at', ...tenths], [['', ...workerMbByTenth.map(toCount)]]);
}

/** @param {readonly { title: string, medians: ScanMedians }[]} summaries */
export function toSummaryTable(summaries) {
  return toTextTable(
    [
      'series',
      'domains/s',
      '÷ hunter scan',
      '÷ dns.Resolver',
      'p50 ms',
      'p99 ms',
      'worker CPU ms',
      'worker MiB',
      'api MiB',
    ],
    summaries.map(({ title, medians }) => [
      title,
      toCount(medians.perSecond),
      medians.cliRatio?.toFixed(2) ?? '–',
      medians.nodeRatio?.toFixed(2) ?? '–',
      toCount(medians.p50Ms),
      toCount(medians.p99Ms),
      medians.workerCpuMs?.toFixed(2) ?? '–',
      toCount(medians.workerPeakMb),
      toCount(medians.apiPeakMb),
    ]),
  );
}
