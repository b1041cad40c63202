import { createInputRandom } from './random.mjs';

/**
 * @typedef {import('./targets.mjs').Target} Target
 *
 * @typedef {object} Fault
 * @property {number} index of the input; with the seed it makes the same input again
 * @property {string} what went wrong
 * @property {string} input cut to a readable length
 *
 * @typedef {object} FuzzOptions
 * @property {number} seed
 * @property {number} from index of the first input
 * @property {number} runs
 * @property {number} limitMs longest that one input may take
 */

const MOST_FAULTS = 20;
const SHOWN_CHARACTERS = 300;
const REPEATS = 3;

/**
 * Feeds a parser with inputs and collects those that it throws on, answers with nothing, or takes too long for.
 * @param {Target} target
 * @param {FuzzOptions} options
 * @param {(index: number) => void} [onInput] hears of every input before it is parsed
 * @returns {readonly Fault[]}
 */
export function fuzzTarget({ name, makeInput, parse }, { seed, from, runs, limitMs }, onInput = () => undefined) {
  /** @type {Fault[]} */
  const faults = [];
  for (let index = from; index < from + runs && faults.length < MOST_FAULTS; index += 1) {
    onInput(index);
    const input = makeInput(createInputRandom(seed, name, index));
    const what = faultOf(parse, input, limitMs);
    if (what !== undefined) faults.push({ index, what, input: show(input) });
  }
  return faults;
}

/**
 * @param {Target['parse']} parse
 * @param {unknown} input
 * @param {number} limitMs
 */
function faultOf(parse, input, limitMs) {
  try {
    const tookMs = timeOf(parse, input);
    // A busy machine is slow now and then, a parser every time.
    if (tookMs <= limitMs) return undefined;
    const leastMs = Math.min(tookMs, ...Array.from({ length: REPEATS }, () => timeOf(parse, input)));
    return leastMs > limitMs ? `took ${leastMs.toFixed(0)} ms` : undefined;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : `threw ${String(error)}`;
  }
}

/**
 * @param {Target['parse']} parse
 * @param {unknown} input
 */
function timeOf(parse, input) {
  const startedAt = performance.now();
  const answer = parse(input);
  const tookMs = performance.now() - startedAt;
  if (answer === undefined || answer === null) throw new Error('gave no answer');
  return tookMs;
}

/** @param {unknown} input */
function show(input) {
  const text = JSON.stringify(input, (_name, value) =>
    value?.type === 'Buffer' ? Buffer.from(value.data).toString('hex') : value,
  );
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}… (${text.length} characters)` : text;
}
