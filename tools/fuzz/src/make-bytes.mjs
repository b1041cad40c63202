import { pick } from './random.mjs';

/** @typedef {import('./random.mjs').Random} Random */

/** Lengths, counts and pointers at their ends. */
const TELLING_BYTES = [0x00, 0x01, 0x0c, 0x3f, 0x40, 0x7f, 0x80, 0xbf, 0xc0, 0xc1, 0xff];

/**
 * Bytes that are random, or one of the samples changed in a few places behind what has to stay.
 * @param {Random} random
 * @param {readonly Buffer[]} samples
 * @param {number} kept so many bytes at the beginning stay
 * @returns {Buffer}
 */
export function makeBytes(random, samples, kept) {
  const sample = pick(random, samples);
  if (random(20) === 0) {
    const noise = Buffer.alloc(random(600));
    for (let at = 0; at < noise.length; at += 1) noise[at] = random(256);
    return Buffer.concat([sample.subarray(0, kept), noise]);
  }
  /** @type {Buffer} */
  let bytes = Buffer.from(sample);
  for (let changes = 1 + random(8); changes > 0; changes -= 1) bytes = mutateBytes(random, bytes, kept);
  return bytes;
}

/**
 * @param {Random} random
 * @param {Buffer} bytes
 * @param {number} kept
 */
function mutateBytes(random, bytes, kept) {
  const at = kept + random(bytes.length - kept + 1);
  const to = Math.min(bytes.length, at + random(24));
  switch (random(6)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)]);
    case 3:
      return withByte(bytes, at, random(256));
    default:
      return withByte(bytes, at, pick(random, TELLING_BYTES));
  }
}

/**
 * @param {Buffer} bytes
 * @param {number} at
 * @param {number} value
 */
function withByte(bytes, at, value) {
  const changed = Buffer.from(bytes);
  if (at < changed.length) changed[at] = value;
  return changed;
}
