/**
 * @typedef {import('@hunter/core-scoring').RuleSet} RuleSet
 * @typedef {import('@hunter/core-scoring').ScoreSignals} ScoreSignals
 * @typedef {import('@hunter/core-scoring').SignalCondition} SignalCondition
 */

/**
 * The score as one would write it down first: every rule is asked about every lead. It gives the number alone, not the
 * segment, priority and category that follow from it.
 * @param {RuleSet} rules
 * @returns {(signals: ScoreSignals) => number | null}
 */
export function createNaiveScorer(rules) {
  return (signals) => {
    if (signals.mxHosts === null) return null;
    if (signals.mxHosts.length === 0) return rules.hardFail.score;
    const met = [...rules.signals, ...rules.risks].filter(({ when }) => isMet(when, signals));
    const sum = met.reduce((total, { points }) => total + points, rules.base + rules.providerPoints[signals.provider]);
    return Math.min(rules.range.most, Math.max(rules.range.least, sum));
  };
}

/**
 * @param {SignalCondition} when
 * @param {ScoreSignals} signals
 */
function isMet(when, { provider, spf, dkim, dmarcPolicy, spfRecord }) {
  const isOneOf = (/** @type {readonly unknown[] | undefined} */ allowed, /** @type {unknown} */ value) =>
    allowed === undefined || allowed.includes(value);
  const includes = (spfRecord ?? '').split('include:').length - 1;
  return (
    isOneOf(when.provider, provider) &&
    isOneOf(when.spf, spf) &&
    isOneOf(when.dkim, dkim) &&
    isOneOf(when.dmarcPolicy, dmarcPolicy) &&
    (when.spfIncludesOver === undefined || includes > when.spfIncludesOver)
  );
}
