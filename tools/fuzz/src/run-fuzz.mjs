import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { TARGETS } from './targets.mjs';
import { watchTarget } from './watch-target.mjs';

const USAGE = `Usage: fuzz -- [options]

Feeds random and mutated inputs to every parser: none may throw, give no answer, or take too long for one input.

  --runs N       inputs for each parser (1000000)
  --seed N       makes the same inputs again (a new one each time, and printed)
  --only TEXT    only the parsers whose name holds the text; may be given several times
  --from N       index of the first input (0), to look at one fault alone
  --jobs N       parsers at the same time (as many as there are processors, up to 4)
  --limit-ms N   longest that one input may take (250)
  --help
`;

/** A parser that gets no further for this long will not. */
const HANG_MS = 10_000;
const LARGEST_SEED = 0xffff_ffff;
const MOST_JOBS = 4;
const TARGETS_URL = new URL('./targets.mjs', import.meta.url).href;

class UsageError extends Error {}

/**
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code: 0 nothing found, 1 faults, 2 wrong use
 */
export async function runFuzz(args) {
  const options = readOptionsOrExplain(args);
  if (typeof options === 'number') return options;
  process.stdout.write(`seed ${options.seed}\n`);
  const waiting = [...options.names];
  let found = 0;
  const runJob = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) found += await report(name, options);
  };
  await Promise.all(Array.from({ length: options.jobs }, runJob));
  return found === 0 ? 0 : 1;
}

/**
 * @param {string} name
 * @param {import('./fuzz-target.mjs').FuzzOptions} options
 * @returns {Promise<number>} how many faults there were
 */
async function report(name, options) {
  const { faults, tookMs } = await watchTarget(TARGETS_URL, name, options, HANG_MS);
  const rate = Math.round(options.runs / (tookMs / 1000)).toLocaleString('en-US');
  const inputs = options.runs.toLocaleString('en-US');
  const lines = [
    `${name}: ${inputs} inputs, ${faults.length === 0 ? `${rate}/s, ok` : `${faults.length} FAULTS`}`,
    ...faults.flatMap(({ index, what, input }) => [
      `  ${what}`,
      `  ${input}`,
      `  again: --only '${name}' --seed ${options.seed} --from ${index} --runs 1`,
    ]),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return faults.length;
}

/** @param {readonly string[]} args */
function readOptionsOrExplain(args) {
  try {
    return readOptions(args);
  } catch (error) {
    if (!isWrongUse(error)) throw error;
    process.stderr.write(`fuzz: ${error.message}\n\n${USAGE}`);
    return 2;
  }
}

/**
 * @param {unknown} error
 * @returns {error is Error}
 */
function isWrongUse(error) {
  if (error instanceof UsageError) return true;
  return (
    typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  );
}

/** @param {readonly string[]} args */
function readOptions(args) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: String(Date.now() % LARGEST_SEED) },
      only: { type: 'string', multiple: true, default: [] },
      from: { type: 'string', default: '0' },
      jobs: { type: 'string', default: String(Math.min(availableParallelism(), MOST_JOBS)) },
      'limit-ms': { type: 'string', default: '250' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const wanted = values.only.map((text) => text.toLowerCase());
  const names = TARGETS.map(({ name }) => name).filter(
    (name) => wanted.length === 0 || wanted.some((text) => name.toLowerCase().includes(text)),
  );
  if (names.length === 0) {
    throw new UsageError(`no parser is called that; there are ${TARGETS.map(({ name }) => name).join(', ')}`);
  }
  return {
    names,
    runs: readCount('--runs', values.runs, 1),
    seed: readCount('--seed', values.seed, 0),
    from: readCount('--from', values.from, 0),
    jobs: readCount('--jobs', values.jobs, 1),
    limitMs: readCount('--limit-ms', values['limit-ms'], 1),
  };
}

/**
 * @param {string} option
 * @param {string} text
 * @param {number} least
 */
function readCount(option, text, least) {
  const count = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isInteger(count) || count < least || count > LARGEST_SEED) {
    throw new UsageError(`${option} ${text} is not a whole number from ${least}`);
  }
  return count;
}
