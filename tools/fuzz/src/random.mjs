/**
 * A source of numbers that always gives the same ones for the same start, so that every input can be made again.
 * @typedef {(below: number) => number} Random a whole number from 0 to one less than `below`
 */

/**
 * mulberry32: small, fast, and good enough to vary inputs.
 * @param {number} start
 * @returns {Random}
 */
export function createRandom(start) {
  let state = start | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * below);
  };
}

/**
 * The source for one input of one target; neighbours have nothing in common.
 * @param {number} seed
 * @param {string} target
 * @param {number} index
 */
export function createInputRandom(seed, target, index) {
  let start = Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b);
  for (let at = 0; at < target.length; at += 1) start = Math.imul(start ^ target.charCodeAt(at), 0x01000193);
  return createRandom(start);
}

/**
 * @template T
 * @param {Random} random
 * @param {readonly T[]} values
 * @returns {T}
 */
export function pick(random, values) {
  return /** @type {T} */ (values[random(values.length)]);
}
