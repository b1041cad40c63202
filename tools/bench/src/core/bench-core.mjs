import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { rulesV1, scoreDomain } from '@hunter/core-scoring';
import { tsImport } from 'tsx/esm/api';
import { recordsFolder } from '../recorded-domains.mjs';
import { toCount, toTextTable } from '../text-table.mjs';
import { createMadeUpReadings } from './made-up-readings.mjs';
import { compareRates } from './compare-rates.mjs';
import { createNaiveScorer } from './naive-scorer.mjs';
import { scoreReading, summarizeReading } from './whole-path.mjs';

const USAGE = `Usage: bench:core [options]

Measures the pure engines, each beside a peer in the same run. A second is one of processor time, so that what else the
machine does hardly counts.

  --runs N      rounds of which the median is printed (5)
  --seconds N   length of one round (0.5)
  --help
`;

/**
 * @typedef {import('@hunter/core-provider-map').MailSetupReading} MailSetupReading
 * @typedef {import('./compare-rates.mjs').Contest} Contest
 */

/**
 * @param {string} root of the repository
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} exit code
 */
export async function benchCore(root, args, env) {
  const options = readOptionsOrExplain(args);
  if (typeof options === 'number') return options;
  const contests = [scoreContest(root), summaryContest(), ...(await recordedContests(root, env))];
  process.stdout.write(`${cpus()[0]?.model ?? 'a processor'}, Node ${process.version}, one thread\n\n`);
  const rows = contests.map((contest) => {
    const { rate, peerRate, slowest, fastest } = compareRates(contest, options);
    const spread = `${toCount(slowest)}–${toCount(fastest)}`;
    const ratio = (rate / peerRate).toFixed(2);
    return [contest.name, toCount(rate), spread, toCount(contest.goal), contest.peerName, toCount(peerRate), ratio];
  });
  const head = ['what', 'a second', 'slowest–fastest round', 'goal', 'peer', 'peer a second', '÷ peer'];
  process.stdout.write(`${toTextTable(head, rows)}\n`);
  return 0;
}

/** @param {readonly string[]} args */
function readOptionsOrExplain(args) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        runs: { type: 'string', default: '5' },
        seconds: { type: 'string', default: '0.5' },
        help: { type: 'boolean', default: false },
      },
    });
    const [runs, seconds] = [Number(values.runs), Number(values.seconds)];
    if (values.help || !(Number.isInteger(runs) && runs > 0 && seconds > 0)) {
      process[values.help ? 'stdout' : 'stderr'].write(USAGE);
      return values.help ? 0 : 2;
    }
    return { runs, roundMs: seconds * 1000 };
  } catch (error) {
    if (!(error instanceof TypeError && 'code' in error)) throw error;
    process.stderr.write(`bench:core: ${error.message}\n\n${USAGE}`);
    return 2;
  }
}

/**
 * @param {string} root
 * @returns {Contest}
 */
function scoreContest(root) {
  const file = join(root, 'libs/core-scoring/test/golden/score-domain.jsonl');
  const inputs = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line).input);
  const naiveScore = createNaiveScorer(rulesV1);
  const wrong = inputs.filter((input) => naiveScore(input) !== scoreDomain(input).score);
  if (wrong.length > 0) throw new Error(`the peer scores otherwise: ${JSON.stringify(wrong[0])}`);
  return {
    name: 'scoreDomain, 904 vectors',
    goal: 2_000_000,
    count: inputs.length,
    run: (index) => scoreDomain(inputs[index]).score,
    peerName: 'reading the rules anew, score only',
    runPeer: (index) => naiveScore(inputs[index]),
  };
}

/** @returns {Contest} */
function summaryContest() {
  return {
    ...readingContest(createMadeUpReadings(2000), summarizeReading),
    name: 'classify, score, priority, Turkish summary, made-up companies',
    goal: 200_000,
  };
}

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<readonly Contest[]>}
 */
async function recordedContests(root, env) {
  const folder = recordsFolder(root, env);
  if (!existsSync(folder)) {
    process.stderr.write(`left out: recorded domains, no folder ${folder} (set HUNTER_SUITES_DIR)\n`);
    return [];
  }
  /** @type {typeof import('../../../../libs/core-provider-map/test/recorded-organisations.ts')} */
  const { readRecordedDomains, toReading } = await tsImport(
    '../../../../libs/core-provider-map/test/recorded-organisations.ts',
    import.meta.url,
  );
  const readings = [...readRecordedDomains(folder)].map(([domain, recorded]) => toReading(domain, recorded));
  const size = `${toCount(readings.length)} recorded domains`;
  return [
    { ...readingContest(readings, scoreReading), name: `classify, score, ${size}`, goal: 50_000 },
    {
      ...readingContest(readings, summarizeReading),
      name: `classify, score, priority, Turkish summary, ${size}`,
      goal: 200_000,
    },
  ];
}

/**
 * The peer only takes the same reading in: what any program pays before it has decided anything.
 * @param {readonly MailSetupReading[]} readings
 * @param {(reading: MailSetupReading) => unknown} decide
 */
function readingContest(readings, decide) {
  const texts = readings.map((reading) => JSON.stringify(reading));
  return {
    count: readings.length,
    run: (/** @type {number} */ index) => decide(/** @type {MailSetupReading} */ (readings[index])),
    peerName: 'JSON.parse of the same reading',
    runPeer: (/** @type {number} */ index) => JSON.parse(/** @type {string} */ (texts[index])),
  };
}
