import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { scoreChanges, signalChanges } from '@hunter/core-change-detection';
import { contactQuality, genericEmails } from '@hunter/core-enrichment';
import { normalizeDomain } from '@hunter/core-normalizer';
import { classifyMxHost, localProvider } from '@hunter/core-provider-map';
import { nextStep, offerTier, opportunity, salesSummary, securityRisk, urgency } from '@hunter/core-sales-engine';
import { pModel, priorityScore, scoreBreakdown, scoreDomain, segmentOf } from '@hunter/core-scoring';
import { judgeCases } from './suite.mjs';

/**
 * @typedef {object} VectorFile
 * @property {string} lib whose goldens hold it
 * @property {string} name
 * @property {number} least rows of the committed file
 * @property {(input: any) => unknown} answer
 * @property {boolean} [isPartial] the vector names some of the fields only
 */

/** @type {readonly VectorFile[]} */
export const VECTOR_FILES = [
  { lib: 'core-scoring', name: 'score-domain', least: 904, answer: scoreDomain, isPartial: true },
  { lib: 'core-scoring', name: 'score-unknown', least: 160, answer: scoreDomain, isPartial: true },
  {
    lib: 'core-scoring',
    name: 'score-breakdown',
    least: 500,
    answer: (input) => scoreBreakdown({ ...input, mxHosts: ['mx1.example.net'] }),
  },
  { lib: 'core-scoring', name: 'segment', least: 709, answer: segmentOf },
  { lib: 'core-scoring', name: 'p-model', least: 2841, answer: pModel },
  { lib: 'core-scoring', name: 'priority-score', least: 281, answer: priorityScore },
  { lib: 'core-normalizer', name: 'normalize', least: 46, answer: normalizeDomain, isPartial: true },
  { lib: 'core-provider-map', name: 'mx-provider', least: 381, answer: ({ mxHost }) => classifyMxHost(mxHost) },
  { lib: 'core-provider-map', name: 'local-provider', least: 479, answer: ({ mxHost }) => localProvider(mxHost) },
  { lib: 'core-sales-engine', name: 'offer-tier', least: 57, answer: (input) => offerTier(input) },
  { lib: 'core-sales-engine', name: 'opportunity', least: 231, answer: opportunity },
  { lib: 'core-sales-engine', name: 'urgency', least: 523, answer: urgency },
  { lib: 'core-sales-engine', name: 'next-step', least: 89, answer: nextStep },
  { lib: 'core-sales-engine', name: 'security-risk', least: 154, answer: securityRisk },
  { lib: 'core-sales-engine', name: 'sales-summary', least: 276, answer: summaryDecisions },
  { lib: 'core-change-detection', name: 'signal-changes', least: 68, answer: signalChanges },
  { lib: 'core-change-detection', name: 'score-changes', least: 114, answer: scoreChanges },
  { lib: 'core-enrichment', name: 'generic-emails', least: 1, answer: ({ domain }) => genericEmails(domain) },
  {
    lib: 'core-enrichment',
    name: 'contact-quality',
    least: 1,
    answer: ({ emails, domain }) => contactQuality(emails, domain),
  },
];

/**
 * @param {string} root of the repository
 * @param {string | undefined} folder with vectors of the same names; the committed ones unless given
 * @returns {readonly import('./suite.mjs').Suite[]}
 */
export function vectorSuites(root, folder) {
  return VECTOR_FILES.map(({ lib, name, least, answer, isPartial }) => {
    const committed = join(root, 'libs', lib, 'test/golden', `${name}.jsonl`);
    const path = folder === undefined ? committed : join(folder, `${name}.jsonl`);
    return {
      name: `vectors ${name}`,
      path,
      least: folder === undefined ? least : 1,
      isRequired: folder === undefined,
      run: () =>
        judgeCases(readVectors(path), ({ input, output }) => {
          const answered = answer(input);
          const isSame = isPartial === true ? holds(answered, output) : isDeepStrictEqual(answered, output);
          return isSame ? undefined : { what: `${JSON.stringify(input)}: ${JSON.stringify(answered)}` };
        }),
    };
  });
}

/**
 * @param {string} path
 * @returns {readonly { input: any, output: unknown }[]}
 */
function readVectors(path) {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/**
 * @param {unknown} answered
 * @param {unknown} output
 */
function holds(answered, output) {
  if (typeof output !== 'object' || output === null) return answered === output;
  if (typeof answered !== 'object' || answered === null) return false;
  const fields = /** @type {Readonly<Record<string, unknown>>} */ (answered);
  return Object.entries(output).every(([name, value]) => isDeepStrictEqual(fields[name], value));
}

/**
 * The decisions inside a summary, which must not hang on its language.
 * @param {any} input
 */
function summaryDecisions({ tuningFactor, today, ...lead }) {
  const [turkish, english] = /** @type {const} */ (['tr', 'en']).map((locale) => {
    const summary = salesSummary(lead, { locale, today, tuningFactor });
    const { action, timeline, priority } = summary.next_step;
    return {
      offerTier: summary.offer_tier.tier,
      opportunityPotential: summary.opportunity_potential,
      urgency: summary.urgency,
      nextStep: { action, timeline, priority },
      riskLevel: summary.security_reasoning?.risk_level ?? null,
      discoveryQuestionCount: summary.discovery_questions.length,
    };
  });
  return isDeepStrictEqual(turkish, english) ? turkish : { turkish, english };
}
