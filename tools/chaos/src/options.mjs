import { parseArgs } from 'node:util';

export class UsageError extends Error {}

/**
 * @typedef {object} Options
 * @property {number} leads
 * @property {number} seed of every random choice
 * @property {number} scale by which outages and limit windows are shortened
 * @property {number} kills
 * @property {readonly string[]} only names of scenarios; empty: all
 */

/**
 * @param {readonly string[]} args
 * @param {readonly string[]} names of the scenarios that there are
 * @returns {Options | 'help'}
 */
export function readOptions(args, names) {
  const text = /** @type {const} */ ({ type: 'string' });
  const flag = /** @type {const} */ ({ type: 'boolean', default: false });
  const { values } = parseArgs({
    args: [...args],
    options: { leads: text, seed: text, scale: text, kills: text, only: text, full: flag, help: flag },
  });
  if (values.help) return 'help';
  const only = values.only?.split(',') ?? [];
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new UsageError(`no such scenario: ${unknown.join(', ')}; there are ${names.join(', ')}`);
  return {
    leads: readCount('--leads', values.leads, values.full ? 10_000 : 2_000),
    seed: readCount('--seed', values.seed, 1),
    scale: readCount('--scale', values.scale, values.full ? 1 : 10),
    kills: readCount('--kills', values.kills, values.full ? 200 : 40),
    only,
  };
}

/**
 * @param {string} name
 * @param {string | undefined} text
 * @param {number} fallback
 */
function readCount(name, text, fallback) {
  if (text === undefined) return fallback;
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new UsageError(`${name} must be a whole number from 1, not "${text}"`);
  return Number(text);
}
