/**
 * @typedef {import('@hunter/core-dns').DnsRecordType} DnsRecordType
 * One look-up; calls back with the host of the first MX where MX was asked and there is one.
 * @typedef {(name: string, type: DnsRecordType, done: (outcome: LookupOutcome) => void) => void} Lookup
 * @typedef {{ isAnswered: boolean, mxHost?: string | undefined }} LookupOutcome
 */

/** The questions of a full reading but the last, which only the answer to the first can name. */
const QUESTIONS = /** @type {const} */ ([
  ['', 'MX'],
  ['', 'TXT'],
  ['_dmarc.', 'TXT'],
  ['selector1._domainkey.', 'TXT'],
  ['selector2._domainkey.', 'TXT'],
  ['google._domainkey.', 'TXT'],
  ['default._domainkey.', 'TXT'],
  ['_mta-sts.', 'TXT'],
  ['_smtp._tls.', 'TXT'],
  ['autodiscover.', 'CNAME'],
  ['', 'A'],
]);

export const LOOKUPS_PER_DOMAIN = QUESTIONS.length + 1;

/**
 * Asks the twelve questions of one domain: eleven at once, the address of its first MX behind them.
 * @param {string} domain
 * @param {Lookup} lookup
 * @param {(answered: number) => void} done with how many were answered, by records or by a definite "none"
 */
export function askMailLookups(domain, lookup, done) {
  let open = QUESTIONS.length;
  let answered = 0;
  const conclude = (/** @type {LookupOutcome} */ { isAnswered, mxHost }) => {
    if (isAnswered) answered += 1;
    open -= 1;
    if (mxHost !== undefined) {
      open += 1;
      lookup(mxHost, 'A', conclude);
    }
    if (open === 0) done(answered);
  };
  for (const [prefix, type] of QUESTIONS) lookup(prefix + domain, type, conclude);
}
