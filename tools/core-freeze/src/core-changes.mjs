import { saysNothing } from './says-nothing.mjs';

/** The log of core changes: one line of its table per released change, the newest last. */
export const CORE_CHANGES_FILE = 'docs/core-changes.md';

const COLUMNS = ['Version', 'Date', 'What changed', 'Reason', 'Drift approval'];
const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * @typedef {object} CoreChange
 * @property {string} version of the core as a whole, such as `1.0.1`; it rises from line to line
 * @property {string} date `YYYY-MM-DD`
 * @property {string} whatChanged
 * @property {string} reason
 * @property {string} driftApproval who approved that more than 5 % of the leads change class, and where; empty otherwise
 */

/**
 * Reads the table of docs/core-changes.md.
 * @param {string} text
 * @returns {{ changes: readonly CoreChange[], complaints: readonly string[] }} complaints name the lines that break the form
 */
export function readCoreChanges(text) {
  const rows = text.split(/\r?\n/).flatMap((line, index) => {
    const cells = toCells(line);
    return cells === undefined ? [] : [{ line: index + 1, cells }];
  });
  const header = rows.findIndex(({ cells }) => COLUMNS.every((column, place) => cells[place] === column));
  if (header === -1) {
    return { changes: [], complaints: [`${CORE_CHANGES_FILE} has no table with the columns ${COLUMNS.join(', ')}.`] };
  }
  // Below the header stands the row of dashes.
  const entries = rows
    .slice(header + 2)
    .map(({ line, cells: [version = '', date = '', whatChanged = '', reason = '', driftApproval = ''] }) => ({
      line,
      change: { version, date, whatChanged, reason, driftApproval: saysNothing(driftApproval) ? '' : driftApproval },
    }));
  return {
    changes: entries.map(({ change }) => change),
    complaints: entries.flatMap(({ line, change }, index) =>
      faultsOf(change, entries[index - 1]?.change).map((fault) => `${CORE_CHANGES_FILE}:${String(line)}: ${fault}`),
    ),
  };
}

/**
 * Whether the first version is the later one.
 * @param {string} version
 * @param {string} other
 */
export function isLater(version, other) {
  const parts = numbersOf(version);
  const others = numbersOf(other);
  const place = parts.findIndex((part, index) => part !== others[index]);
  return place !== -1 && (parts[place] ?? 0) > (others[place] ?? 0);
}

/**
 * The cells of a table's line; a pipe inside a cell is written `\|`.
 * @param {string} line
 */
function toCells(line) {
  if (!line.trim().startsWith('|')) return undefined;
  return line
    .trim()
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.replaceAll('\\|', '|').trim());
}

/**
 * @param {CoreChange} change
 * @param {CoreChange | undefined} previous
 */
function faultsOf({ version, date, whatChanged, reason }, previous) {
  const faults = [];
  if (!VERSION.test(version)) faults.push(`"${version}" is no version such as 1.0.1.`);
  else if (previous !== undefined && VERSION.test(previous.version) && !isLater(version, previous.version)) {
    faults.push(`version ${version} does not come after ${previous.version}.`);
  }
  if (!DAY.test(date) || Number.isNaN(Date.parse(date))) faults.push(`"${date}" is no date such as 2026-01-31.`);
  if (saysNothing(whatChanged)) faults.push('"What changed" is empty.');
  if (saysNothing(reason)) faults.push('"Reason" is empty.');
  return faults;
}

/** @param {string} version */
function numbersOf(version) {
  return (VERSION.exec(version) ?? []).slice(1).map(Number);
}
