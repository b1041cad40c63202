import { askMailLookups } from '../dns/mail-lookups.mjs';
import { askDomains } from '../dns/ask-domains.mjs';

/**
 * @typedef {import('@hunter/core-dns').DnsAnswer} DnsAnswer
 * @typedef {import('@hunter/core-dns').DnsResolver} DnsResolver
 * @typedef {Record<string, string>} AnswerBook what is the right answer to each question
 */

/**
 * Asks the twelve look-ups of every domain and calls `judge` with each answer; counts those that it finds good.
 * @param {DnsResolver} resolver
 * @param {readonly string[]} domains
 * @param {object} options
 * @param {number} options.concurrency
 * @param {(question: string, answer: string | null) => boolean} options.judge null: not answered
 * @returns {Promise<{ good: number, seconds: number }>}
 */
export async function countGoodAnswers(resolver, domains, { concurrency, judge }) {
  let good = 0;
  /** @type {import('../dns/dns-askers.mjs').Asker} */
  const ask = (domain, done) => {
    askMailLookups(
      domain,
      (name, type, conclude) => {
        void resolver.query(name, type).then((answer) => {
          if (judge(`${type} ${name}`, toText(answer))) good += 1;
          const first = answer.kind === 'records' && type === 'MX' ? toFirstMx(answer) : undefined;
          conclude({ isAnswered: answer.kind !== 'failed', mxHost: first });
        });
      },
      done,
    );
  };
  const { seconds } = await askDomains(ask, domains, concurrency);
  return { good, seconds };
}

/**
 * The same text for the same records in any order; null for a failure.
 * @param {DnsAnswer} answer
 * @returns {string | null}
 */
function toText(answer) {
  if (answer.kind === 'failed') return null;
  // Some resolvers cannot tell a name without such a record from a name that does not exist.
  if (answer.kind === 'absent') return 'absent';
  return answer.records
    .map((record) => JSON.stringify(record))
    .sort()
    .join(' ');
}

/** @param {DnsAnswer & { kind: 'records' }} answer */
function toFirstMx({ records }) {
  const hosts = records.flatMap((record) => (record.type === 'MX' ? [record.exchange] : []));
  return hosts.sort()[0];
}
