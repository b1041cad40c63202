import { classifyMailSetup, localProvider } from '@hunter/core-provider-map';
import { salesSummary } from '@hunter/core-sales-engine';
import { scoreDomain } from '@hunter/core-scoring';

/**
 * @typedef {import('@hunter/core-provider-map').MailSetupReading} MailSetupReading
 * @typedef {import('@hunter/core-scoring').ScoreSignals} ScoreSignals
 */

const SUMMARY_OPTIONS = /** @type {const} */ ({
  locale: 'tr',
  today: '2026-11-22',
  tuningFactor: 1,
  partnerName: 'Örnek Bilişim',
});

/**
 * From a reading to the score, its priority and category with it.
 * @param {MailSetupReading} reading
 */
export function scoreReading(reading) {
  return scoreDomain(toSignals(reading, classifyMailSetup(reading).scoreProvider));
}

/**
 * From a reading to the text that a rep reads.
 * @param {MailSetupReading} reading
 */
export function summarizeReading(reading) {
  const setup = classifyMailSetup(reading);
  const signals = toSignals(reading, setup.scoreProvider);
  const { score, segment, priorityScore, hardFail, incomplete } = scoreDomain(signals);
  return salesSummary(
    {
      domain: reading.domain,
      provider: setup.scoreProvider,
      segment,
      readinessScore: score,
      priorityScore,
      tenantSize: null,
      localProvider: localProvider(reading.mxHosts?.[0] ?? null),
      spf: signals.spf,
      dkim: signals.dkim,
      dmarcPolicy: signals.dmarcPolicy,
      dmarcCoverage: null,
      contactQualityScore: null,
      expiresAt: null,
      spfRecord: signals.spfRecord ?? null,
      mxRoot: reading.mxHosts?.[0] ?? null,
      gateway: setup.gateway,
      tenantElsewhere: setup.tenantElsewhere,
      hardFail,
      incomplete,
    },
    SUMMARY_OPTIONS,
  );
}

/**
 * DMARC is not part of a mail set-up reading: every policy has its turn, so that every sentence has.
 * @param {MailSetupReading} reading
 * @param {ScoreSignals['provider']} provider
 * @returns {ScoreSignals}
 */
function toSignals({ domain, mxHosts, spfRecord, dkimTargets }, provider) {
  return {
    provider,
    mxHosts,
    spf: spfRecord === 'unknown' ? null : spfRecord !== null,
    dkim: dkimTargets === null ? null : dkimTargets.length > 0,
    dmarcPolicy: POLICIES[domain.length % POLICIES.length] ?? null,
    spfRecord: spfRecord === 'unknown' ? null : spfRecord,
  };
}

const POLICIES = /** @type {const} */ ([null, 'none', 'quarantine', 'reject', 'unknown']);
