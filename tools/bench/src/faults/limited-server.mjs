import { createDnsTransport } from '@hunter/dns-transport';
import { createZoneText, zoneDomain } from '../dns/dns-zone-text.mjs';
import { startNsd } from '../dns/nsd-server.mjs';
import { createNodeResolver } from '../node-resolver.mjs';
import { countGoodAnswers } from './good-answers.mjs';
import { readDomains } from './read-domains.mjs';
import { judgeReadings } from './run-fault-case.mjs';

/**
 * @typedef {import('@hunter/dev-stack/src/process/process-life.mjs').ProcessLife} ProcessLife
 * @typedef {{ name: string, questions: number, good: number, seconds: number }} LimitedRun
 */

/** The default of nsd (`rrl-ratelimit`). */
const RATE_PER_SECOND = 200;
/** What somebody chooses who wants it fast: domains at the same time, twelve questions each. */
const NAIVE_CONCURRENCY = 500;
const OWN_CONCURRENCY = 200;

/**
 * Reads from an nsd that limits its responses, and compares with what the same nsd says without limit.
 * @param {ProcessLife} life
 * @param {{ folder: string, size: number }} options
 * @returns {Promise<import('./run-fault-case.mjs').FaultResult>}
 */
export async function runLimitedCase(life, { folder, size }) {
  const zone = createZoneText(size);
  const domains = Array.from({ length: size }, (_, index) => zoneDomain(index));
  const free = await startNsd(life, { name: 'nsd-free-read', folder, zone });
  const limited = await startNsd(life, { name: 'nsd-limited-read', folder, zone, ratePerSecond: RATE_PER_SECOND });
  const truth = await readDomains(free, domains, { concurrency: 50 });
  const startedAt = performance.now();
  const { readings } = await readDomains(limited, domains, { concurrency: OWN_CONCURRENCY });
  const seconds = (performance.now() - startedAt) / 1000;
  return { name: 'response rate limiting', seconds, ...judgeReadings(truth.readings, readings) };
}

/**
 * Right answers a second of Hunter's transport and of a naive scanner (`dns.Resolver` as it comes, many domains at
 * once), each on a limited server of its own, so that neither suffers from what the other did.
 * @param {ProcessLife} life
 * @param {{ folder: string, size: number }} options
 * @returns {Promise<readonly LimitedRun[]>} the naive one last
 */
export async function compareOnLimitedServers(life, { folder, size }) {
  const zone = createZoneText(size);
  const domains = Array.from({ length: size }, (_, index) => zoneDomain(index));
  const rightAnswers = await readRightAnswers(await startNsd(life, { name: 'nsd-free', folder, zone }), domains);
  const judge = (/** @type {string} */ question, /** @type {string | null} */ answer) =>
    answer !== null && answer === rightAnswers.get(question);
  const startLimited = (/** @type {string} */ name) =>
    startNsd(life, { name, folder, zone, ratePerSecond: RATE_PER_SECOND });
  const transport = createDnsTransport({ servers: [await startLimited('nsd-limited-own')] });
  const own = await countGoodAnswers(transport, domains, { concurrency: OWN_CONCURRENCY, judge });
  await transport.close();
  const resolver = createNodeResolver(await startLimited('nsd-limited-naive'), {});
  const naive = await countGoodAnswers(resolver, domains, { concurrency: NAIVE_CONCURRENCY, judge });
  const questions = rightAnswers.size;
  return [
    { name: 'Hunter', questions, ...own },
    { name: 'naive scanner', questions, ...naive },
  ];
}

/**
 * @param {string} server
 * @param {readonly string[]} domains
 * @returns {Promise<ReadonlyMap<string, string>>} the answer to every question
 */
async function readRightAnswers(server, domains) {
  /** @type {Map<string, string>} */
  const answers = new Map();
  const transport = createDnsTransport({ servers: [server] });
  await countGoodAnswers(transport, domains, {
    concurrency: 50,
    judge: (question, answer) => {
      if (answer === null) throw new Error(`the server without limit did not answer ${question}`);
      answers.set(question, answer);
      return true;
    },
  });
  await transport.close();
  return answers;
}
