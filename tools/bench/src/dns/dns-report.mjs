import { median } from '../quantiles.mjs';
import { toCount, toTextTable } from '../text-table.mjs';

/**
 * @typedef {import('./dns-pairs.mjs').DnsPair} DnsPair
 */

/**
 * @param {readonly import('./dns-pairs.mjs').SweepRow[]} rows
 * @returns {string}
 */
export function toSweepTable(rows) {
  const cells = rows.map(({ concurrency, run }) => [
    String(concurrency),
    toCount(run.perSecond),
    toCount(run.lookupsPerSecond),
  ]);
  return toTextTable(['at once', 'domains/s', 'look-ups/s'], cells);
}

/**
 * One line a pair and the medians below; the ratio is that of the pair, so its median needs no quiet machine.
 * @param {readonly DnsPair[]} pairs
 * @returns {string}
 */
export function toPairTable(pairs) {
  const rows = pairs.map((pair, index) => toRow(String(index + 1), toFigures(pair)));
  const figures = pairs.map(toFigures);
  const medians = (figures[0] ?? []).map((_, column) => median(figures.map((row) => row[column] ?? 0)));
  return toTextTable(
    ['run', 'Hunter domains/s', 'look-ups/s', 'CPU µs', 'dns.Resolver domains/s', 'look-ups/s', 'CPU µs', 'ratio'],
    [...rows, toRow('median', medians)],
  );
}

/**
 * @param {DnsPair} pair
 * @returns {readonly number[]}
 */
function toFigures({ own, peer }) {
  return [
    own.perSecond,
    own.lookupsPerSecond,
    own.cpuMicros,
    peer.perSecond,
    peer.lookupsPerSecond,
    peer.cpuMicros,
    own.perSecond / peer.perSecond,
  ];
}

/**
 * @param {string} title
 * @param {readonly number[]} figures
 */
function toRow(title, figures) {
  const [ownRate = 0, ownLookups = 0, ownCpu = 0, peerRate = 0, peerLookups = 0, peerCpu = 0, ratio = 0] = figures;
  return [
    title,
    toCount(ownRate),
    toCount(ownLookups),
    ownCpu.toFixed(1),
    toCount(peerRate),
    toCount(peerLookups),
    peerCpu.toFixed(1),
    ratio.toFixed(2),
  ];
}
