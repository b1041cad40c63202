import { pick } from './random.mjs';

/** @typedef {import('./random.mjs').Random} Random */

const ODD_VALUES = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  0.5,
  1e308,
  101,
  '',
  'x',
  '__proto__',
  'M365',
  'Cold',
  'P1',
  [],
  {},
  [[]],
  { a: {} },
];
const ODD_NAMES = ['', 'x', '__proto__', 'constructor', 'toString', 'length', '0', 'a/b~c'];

/**
 * A copy of a JSON value in which a few places hold something else.
 * @param {Random} random
 * @param {unknown} sample
 * @param {number} [changes] how many places on the way down at most
 * @returns {unknown}
 */
export function makeJson(random, sample, changes = 1 + random(3)) {
  let value = sample;
  for (let left = changes; left > 0; left -= 1) value = changePlace(random, value);
  return value;
}

/**
 * @param {Random} random
 * @param {unknown} value
 * @returns {unknown}
 */
function changePlace(random, value) {
  if (typeof value !== 'object' || value === null || random(12) === 0) return nest(random, pick(random, ODD_VALUES));
  if (Array.isArray(value)) return changeList(random, value);
  const entries = Object.entries(value);
  const at = random(entries.length + 1);
  const [name, entry] = entries[at] ?? [pick(random, ODD_NAMES), pick(random, ODD_VALUES)];
  switch (random(6)) {
    case 0:
      return Object.fromEntries(entries.filter((_, place) => place !== at));
    case 1:
      return Object.fromEntries([...entries, [pick(random, ODD_NAMES), pick(random, ODD_VALUES)]]);
    default:
      return Object.fromEntries([...entries.filter((_, place) => place !== at), [name, changePlace(random, entry)]]);
  }
}

/**
 * @param {Random} random
 * @param {readonly unknown[]} list
 */
function changeList(random, list) {
  const at = random(list.length + 1);
  switch (random(5)) {
    case 0:
      return [...list.slice(0, at), ...list.slice(at + 1)];
    case 1:
      return [...list, pick(random, ODD_VALUES)];
    case 2:
      return [...list, ...list];
    default:
      return list.map((entry, place) => (place === at ? changePlace(random, entry) : entry));
  }
}

/**
 * @param {Random} random
 * @param {unknown} value
 */
function nest(random, value) {
  let nested = value;
  for (let depth = random(400) === 0 ? 2000 : 0; depth > 0; depth -= 1) nested = [nested];
  return nested;
}
