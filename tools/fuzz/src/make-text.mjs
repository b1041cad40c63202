import { pick } from './random.mjs';

/** @typedef {import('./random.mjs').Random} Random */

/** What parsers have fallen over before: controls, odd spaces and dots, letters that change in case, half characters. */
const ODD_CHARACTERS = [
  '\u0000',
  '\t',
  '\n',
  '\r',
  '\u000b',
  '\u001b',
  '\u007f',
  '\u0085',
  '\u00a0',
  '\u00ad',
  '\u00df',
  '\u0130',
  '\u0131',
  '\u0307',
  '\u0345',
  '\u0640',
  '\u1e9e',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u200e',
  '\u2028',
  '\u2029',
  '\u202e',
  '\u2044',
  '\u3002',
  '\uff0e',
  '\uff61',
  '\ufeff',
  '\ufffd',
  '\uffff',
  '\ud800',
  '\udc00',
  '\ud83d\ude00',
  '\u{10ffff}',
];
const PUNCTUATION = [...' .,;:=/\\@%"\'()[]{}<>-_~^+?*!#$&|0123456789'];

/** The longest text that is made often; a few are longer, so that what takes too long for long ones shows. */
const USUAL_LENGTH = 300;
const GREAT_LENGTH = 60_000;

/**
 * A text that is random, or one of the samples changed in a few places.
 * @param {Random} random
 * @param {{ samples: readonly string[], words: readonly string[] }} material what the parser knows
 * @returns {string}
 */
export function makeText(random, { samples, words }) {
  const kind = random(100);
  if (kind < 5) return makeRandomText(random, random(USUAL_LENGTH));
  if (kind < 15) return makeWords(random, words);
  let text = pick(random, samples);
  for (let changes = 1 + random(6); changes > 0; changes -= 1) text = mutateText(random, text, samples, words);
  return text;
}

/**
 * @param {Random} random
 * @param {number} length
 */
function makeRandomText(random, length) {
  let text = '';
  for (let at = 0; at < length; at += 1) text += makeCharacter(random);
  return text;
}

/** @param {Random} random */
function makeCharacter(random) {
  switch (random(8)) {
    case 0:
      return pick(random, ODD_CHARACTERS);
    case 1:
      return String.fromCharCode(random(0x1_0000));
    case 2:
      return String.fromCodePoint(random(0x11_0000));
    case 3:
    case 4:
      return pick(random, PUNCTUATION);
    default:
      return String.fromCharCode(0x20 + random(0x5f));
  }
}

/**
 * @param {Random} random
 * @param {readonly string[]} words
 */
function makeWords(random, words) {
  let text = '';
  for (let count = random(30); count > 0; count -= 1)
    text += random(4) === 0 ? makeCharacter(random) : pick(random, words);
  return text;
}

/**
 * @param {Random} random
 * @param {string} text
 * @param {readonly string[]} samples
 * @param {readonly string[]} words
 */
function mutateText(random, text, samples, words) {
  const at = random(text.length + 1);
  const to = at + random(Math.min(40, text.length - at + 1));
  const [head, part, tail] = [text.slice(0, at), text.slice(at, to), text.slice(to)];
  switch (random(9)) {
    case 0:
      return head + tail;
    case 1:
      return head + part + part + tail;
    case 2:
      return head + pick(random, words) + part + tail;
    case 3:
      return head + pick(random, words) + tail;
    case 4:
      return head + makeCharacter(random) + text.slice(at + 1);
    case 5:
      return head;
    case 6:
      return head + pick(random, samples).slice(random(20));
    case 7:
      return head + (random(2) === 0 ? part.toUpperCase() : part.toLowerCase()) + tail;
    default:
      return head + repeat(random, random(3) === 0 ? makeCharacter(random) : pick(random, words)) + tail;
  }
}

/**
 * @param {Random} random
 * @param {string} unit
 */
function repeat(random, unit) {
  const isGreat = random(500) === 0;
  const most = Math.max(1, Math.floor((isGreat ? GREAT_LENGTH : USUAL_LENGTH) / Math.max(1, unit.length)));
  return unit.repeat(isGreat ? most : random(most));
}
